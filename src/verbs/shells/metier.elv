# Completions of metier for elvish. They ask metier itself: `metier complete`.
use str
set edit:completion:arg-completer[metier] = {|@words|
    var lines = []
    try {
        set lines = [(e:metier complete -- (all $words[1..]) | from-lines)]
    } catch { }
    for line $lines {
        if (str:has-prefix $line ':') {
            edit:complete-filename $@words
        } else {
            var word what = (str:split &max=2 "\t" $line)
            var shown = $word
            if (not-eq $what '') {
                set shown = $word' ('$what')'
            }
            edit:complex-candidate $word &display=$shown
        }
    }
}
