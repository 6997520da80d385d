#compdef metier
# Completions of metier for zsh. They ask metier itself: `metier complete`.
_metier() {
    local line word
    local -a found
    for line in "${(@f)$(metier complete -- "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
        case $line in
            :files) compset -P '--*='; _files ;;
            :toml) compset -P '--*='; _files -g '*.toml' ;;
            :folders) compset -P '--*='; _files -/ ;;
            ?*)
                word=${line%%$'\t'*}
                found+=("${word//:/\\:}:${line#*$'\t'}")
                ;;
        esac
    done
    (( $#found )) && _describe metier found
}
# As a file `_metier` in a folder of $fpath it is run at once; read with `source` it has to be made known.
if [[ $funcstack[1] == _metier ]]; then
    _metier "$@"
else
    compdef _metier metier
fi
