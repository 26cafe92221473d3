# fish completion for smf119 and the commands of its kit. What there is to be
# completed says the script "complete", which asks the commands.

set -g __smf119_here (path dirname (path resolve (status filename)))

function __smf119_helper
    set -l here $__smf119_here
    test -r $here/complete; or set here $here/../../smf119
    sh $here/complete $argv 2>/dev/null
end

# What is completed is the whole word: before stands in front of the value.
function __smf119_value
    set -l before $argv[1]
    set -l word $argv[2]
    set -l reply (__smf119_helper $argv[3] $argv[4] $word)
    switch "$reply[1]"
        case words
            string replace -r '^' -- "$before" $reply[2..]
        case list
            set -l list (string match -r '^.*,' -- $word)
            string replace -r '^' -- "$before$list" $reply[2..]
        case test
            string replace -r '^(.*)$' -- $before'$1=' $reply[2..]
        case '*'
            __fish_complete_path $word | string replace -r '^' -- "$before"
    end
end

function __smf119_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l command $words[1]
    # Behind that they are smf119's.
    if contains -- -- $words; and string match -q '*smf119-archive' $command
        set command smf119
        set -q SMF119; and set command $SMF119
    end
    if string match -q -- '--*=*' $word
        set -l parts (string split -m 1 = -- $word)
        __smf119_value $parts[1]= "$parts[2]" $command $parts[1]
    else if string match -q -- '-*' $word
        __smf119_helper $command
    else
        __smf119_value '' "$word" $command $words[-1]
    end
end

complete -c smf119 -f -a '(__smf119_complete)'
for command in $PATH/smf119-*
    complete -c (path basename $command) -f -a '(__smf119_complete)'
end
