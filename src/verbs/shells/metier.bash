# Completions of metier for bash. They ask metier itself: `metier complete`.
_metier() {
    local line word current=${COMP_WORDS[COMP_CWORD]}
    [[ $current == = ]] && current=
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :*)
            compopt -o filenames 2>/dev/null
            while IFS= read -r word; do
                COMPREPLY+=("$word")
            done < <(
                case $line in
                :files) compgen -f -- "$current" ;;
                :toml) compgen -d -- "$current"; compgen -f -X '!*.toml' -- "$current" ;;
                :folders) compgen -d -- "$current" ;;
                esac
            )
            ;;
        *)
            word=${line%%$'\t'*}
            [[ $word == "$current"* ]] && COMPREPLY+=("$word")
            ;;
        esac
    done < <(metier complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _metier metier
