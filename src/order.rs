//! Things in their order. The standard library's sort is built anew for every type it is used on, in 5 to 9 KB each; what
//! is sorted here is short, so that one sort of numbers serves all.

/// Sorts by what stands before what. Of two that stand before neither, the first stays first.
pub fn sort<T>(items: &mut Vec<T>, is_before: &dyn Fn(&T, &T) -> bool) {
    let before = |a: usize, b: usize| matches!((items.get(a), items.get(b)), (Some(a), Some(b)) if is_before(a, b));
    if !(1..items.len()).any(|n| before(n, n - 1)) {
        return;
    }
    let order = order_of(items.len(), &before);
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|n| taken.get_mut(n)?.take()));
}

/// The numbers from 0 in order: runs twice as long each time, merged from two. The library's own sort in place of these
/// few lines, built once and for numbers only, makes the binary 8.6 KB larger.
fn order_of(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for two in order.chunks(2 * run) {
            let (mut left, mut right) = two.split_at(run.min(two.len()));
            while let (Some((first, others)), Some((second, after))) = (left.split_first(), right.split_first()) {
                if is_before(*second, *first) {
                    merged.push(*second);
                    right = after;
                } else {
                    merged.push(*first);
                    left = others;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_length_is_sorted_as_the_standard_library_does() {
        let mut last = 1_u32;
        for count in 0..200 {
            let mut next = || {
                last = last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                last >> 28
            };
            let mut items: Vec<(u32, usize)> = (0..count).map(|n| (next(), n)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|(key, _)| *key);
            sort(&mut items, &|a, b| a.0 < b.0);
            assert_eq!(items, wanted);
        }
    }
}
