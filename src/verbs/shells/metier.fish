# Completions of metier for fish. They ask metier itself: `metier complete`.
function __metier_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # Behind `--output=` a path begins.
    set -l before (string match -r '^--[^=]*=' -- $current)
    set -l path (string replace -r '^--[^=]*=' '' -- $current)
    for line in (metier complete -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case :files
                printf '%s\n' "$before"(__fish_complete_path "$path")
            case :toml
                printf '%s\n' "$before"(__fish_complete_path "$path" | string match -r '.*(?:/|\.toml)(?:\t.*)?$')
            case :folders
                printf '%s\n' "$before"(__fish_complete_directories "$path" '')
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c metier -f -a '(__metier_complete)'
