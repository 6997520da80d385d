# Completions of metier for PowerShell. They ask metier itself: `metier complete`.
Register-ArgumentCompleter -Native -CommandName metier -ScriptBlock {
    param($current, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.Extent.Text })
    # An empty word would be lost on the way to a program.
    $arguments = if ($current) { @('complete', '--') + $words + $current }
    else { @('complete', '--next', '--') + $words }
    metier @arguments 2>$null | ForEach-Object {
        $word, $what = $_ -split "`t", 2
        if ($word -in ':files', ':toml', ':folders') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($current)
        } elseif ($word.StartsWith($current, [System.StringComparison]::OrdinalIgnoreCase)) {
            $tip = if ($what) { $what } else { $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $tip)
        }
    }
}
