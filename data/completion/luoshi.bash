# bash completion of luoshi; made by: luoshi completion bash
_luoshi() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} opts=
  case $prev in
    -f|--format)
      COMPREPLY=($(compgen -W 'table jsonl csv html none' -- "$cur"))
      return ;;
    --only)
      COMPREPLY=($(compgen -W 'figures milestones items' -- "$cur"))
      return ;;
    -o|--output)
      COMPREPLY=($(compgen -f -- "$cur"))
      return ;;
    -j|--jobs)
      COMPREPLY=()
      return ;;
    --place)
      COMPREPLY=()
      return ;;
    --year)
      COMPREPLY=()
      return ;;
    --lexicon)
      COMPREPLY=($(compgen -d -- "$cur"))
      return ;;
    --max-size)
      COMPREPLY=()
      return ;;
    --color)
      COMPREPLY=($(compgen -W 'auto always never' -- "$cur"))
      return ;;
    --ledger)
      COMPREPLY=($(compgen -f -- "$cur"))
      return ;;
    --as)
      COMPREPLY=()
      return ;;
    --why)
      COMPREPLY=()
      return ;;
    --state)
      COMPREPLY=($(compgen -W 'candidate dropped issued signed progress reported verified closed archived' -- "$cur"))
      return ;;
    --unit)
      COMPREPLY=()
      return ;;
    --section)
      COMPREPLY=()
      return ;;
    --light)
      COMPREPLY=($(compgen -W 'grey green yellow red closed' -- "$cur"))
      return ;;
    --approved-by)
      COMPREPLY=()
      return ;;
    --task)
      COMPREPLY=()
      return ;;
    --source)
      COMPREPLY=()
      return ;;
    --kind)
      COMPREPLY=($(compgen -W 'target milestone action' -- "$cur"))
      return ;;
    --post)
      COMPREPLY=()
      return ;;
    --deadline)
      COMPREPLY=()
      return ;;
    --starts)
      COMPREPLY=()
      return ;;
    --others)
      COMPREPLY=()
      return ;;
    --indicator)
      COMPREPLY=()
      return ;;
    --value)
      COMPREPLY=()
      return ;;
    --cmp)
      COMPREPLY=($(compgen -W '= >= > <= < ~' -- "$cur"))
      return ;;
    --area)
      COMPREPLY=()
      return ;;
    --target)
      COMPREPLY=()
      return ;;
    --approved-by)
      COMPREPLY=()
      return ;;
    --task)
      COMPREPLY=()
      return ;;
    --source)
      COMPREPLY=()
      return ;;
    --kind)
      COMPREPLY=($(compgen -W 'target milestone action' -- "$cur"))
      return ;;
    --post)
      COMPREPLY=()
      return ;;
    --deadline)
      COMPREPLY=()
      return ;;
    --starts)
      COMPREPLY=()
      return ;;
    --others)
      COMPREPLY=()
      return ;;
    --indicator)
      COMPREPLY=()
      return ;;
    --value)
      COMPREPLY=()
      return ;;
    --cmp)
      COMPREPLY=($(compgen -W '= >= > <= < ~' -- "$cur"))
      return ;;
    --area)
      COMPREPLY=()
      return ;;
    --target)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --period)
      COMPREPLY=()
      return ;;
    --stage)
      COMPREPLY=($(compgen -W 'prepare approve start build complete operate' -- "$cur"))
      return ;;
    --percent)
      COMPREPLY=()
      return ;;
    --words)
      COMPREPLY=()
      return ;;
    --problem)
      COMPREPLY=()
      return ;;
    --next)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --head)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --led-by)
      COMPREPLY=()
      return ;;
    --note)
      COMPREPLY=()
      return ;;
    --lacks)
      COMPREPLY=($(compgen -W 'number hedged deadline owner baseline source' -- "$cur"))
      return ;;
    -n|--many)
      COMPREPLY=()
      return ;;
    -n|--last)
      COMPREPLY=()
      return ;;
    --from)
      COMPREPLY=()
      return ;;
    --name)
      COMPREPLY=()
      return ;;
    --aliases)
      COMPREPLY=()
      return ;;
    --parent)
      COMPREPLY=()
      return ;;
    --name)
      COMPREPLY=()
      return ;;
    --aliases)
      COMPREPLY=()
      return ;;
    --parent)
      COMPREPLY=()
      return ;;
    --successor)
      COMPREPLY=()
      return ;;
    --code)
      COMPREPLY=()
      return ;;
    --code)
      COMPREPLY=()
      return ;;
    --holder)
      COMPREPLY=()
      return ;;
    --holder)
      COMPREPLY=()
      return ;;
    --role)
      COMPREPLY=($(compgen -W 'admin supervisor leader unit reader' -- "$cur"))
      return ;;
    --shown)
      COMPREPLY=()
      return ;;
    --role)
      COMPREPLY=($(compgen -W 'admin supervisor leader unit reader' -- "$cur"))
      return ;;
    --shown)
      COMPREPLY=()
      return ;;
    --in)
      COMPREPLY=()
      return ;;
    --measure)
      COMPREPLY=($(compgen -W 'cumulative rate stock ceiling stage' -- "$cur"))
      return ;;
    --direction)
      COMPREPLY=($(compgen -W 'more less neither' -- "$cur"))
      return ;;
    --frequency)
      COMPREPLY=($(compgen -W 'month quarter half year' -- "$cur"))
      return ;;
    --nature)
      COMPREPLY=($(compgen -W 'none expected binding' -- "$cur"))
      return ;;
    --in)
      COMPREPLY=()
      return ;;
    --measure)
      COMPREPLY=($(compgen -W 'cumulative rate stock ceiling stage' -- "$cur"))
      return ;;
    --direction)
      COMPREPLY=($(compgen -W 'more less neither' -- "$cur"))
      return ;;
    --frequency)
      COMPREPLY=($(compgen -W 'month quarter half year' -- "$cur"))
      return ;;
    --nature)
      COMPREPLY=($(compgen -W 'none expected binding' -- "$cur"))
      return ;;
    -o|--out)
      COMPREPLY=($(compgen -f -- "$cur"))
      return ;;
    --title)
      COMPREPLY=()
      return ;;
    --rules)
      COMPREPLY=($(compgen -d -- "$cur"))
      return ;;
    --prefer)
      COMPREPLY=($(compgen -W 'ledger file' -- "$cur"))
      return ;;
    --at)
      COMPREPLY=()
      return ;;
    --within)
      COMPREPLY=()
      return ;;
    --ics)
      COMPREPLY=($(compgen -f -- "$cur"))
      return ;;
    --add)
      COMPREPLY=()
      return ;;
    --until)
      COMPREPLY=()
      return ;;
    --term)
      COMPREPLY=()
      return ;;
    --lang)
      COMPREPLY=($(compgen -W 'zh en' -- "$cur"))
      return ;;
  esac
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W '--help --lang --version read lexicon init ingest items item issue sign update submit return extend amend verify close reopen archive comment observe lock unlock check search reports evidence journal units places posts users indicators export import backup restore rebuild status explain due calendar rules help version' -- "$cur"))
    return
  fi
  if [ "$COMP_CWORD" = 2 ]; then
    case $prev in
      lexicon) opts=' check show' ;;
      item) opts=' show add edit split merge drop publish unpublish' ;;
      reports) opts=' save' ;;
      evidence) opts=' save' ;;
      units) opts=' add edit import retire' ;;
      places) opts=' add edit' ;;
      posts) opts=' add edit' ;;
      users) opts=' add edit' ;;
      indicators) opts=' add edit' ;;
      export) opts=' tasks form all' ;;
      import) opts=' tasks form observations all' ;;
      rules) opts=' check show adopt kept' ;;
    esac
    if [ "$opts" ] && [[ $cur != -* ]]; then
      COMPREPLY=($(compgen -W "$opts" -- "$cur"))
      return
    fi
  fi
  case "${COMP_WORDS[*]:1} " in
    'lexicon check '*) opts=' --help --lang' ;;
    'lexicon show '*) opts=' --lexicon --help --lang' ;;
    'item show '*) opts=' --ledger --json --help --lang' ;;
    'item add '*) opts=' --ledger --json --as --why --approved-by --task --year --section --source --kind --unit --post --deadline --starts --others --indicator --value --cmp --area --past --target --help --lang' ;;
    'item edit '*) opts=' --ledger --json --as --why --approved-by --task --year --section --source --kind --unit --post --deadline --starts --others --indicator --value --cmp --area --past --target --help --lang' ;;
    'item split '*) opts=' --ledger --json --as --why --approved-by --help --lang' ;;
    'item merge '*) opts=' --ledger --json --as --why --approved-by --help --lang' ;;
    'item drop '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'item publish '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'item unpublish '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'reports save '*) opts=' --ledger --json --text --help --lang' ;;
    'evidence save '*) opts=' --ledger --json --help --lang' ;;
    'units add '*) opts=' --ledger --json --as --name --aliases --parent --help --lang' ;;
    'units edit '*) opts=' --ledger --json --as --name --aliases --parent --help --lang' ;;
    'units import '*) opts=' --ledger --json --as --help --lang' ;;
    'units retire '*) opts=' --ledger --json --as --why --approved-by --successor --back --help --lang' ;;
    'places add '*) opts=' --ledger --json --as --name --code --aliases --parent --gone --back --help --lang' ;;
    'places edit '*) opts=' --ledger --json --as --name --code --aliases --parent --gone --back --help --lang' ;;
    'posts add '*) opts=' --ledger --json --as --name --unit --holder --help --lang' ;;
    'posts edit '*) opts=' --ledger --json --as --name --unit --holder --help --lang' ;;
    'users add '*) opts=' --ledger --json --as --role --unit --shown --gone --back --help --lang' ;;
    'users edit '*) opts=' --ledger --json --as --role --unit --shown --gone --back --help --lang' ;;
    'indicators add '*) opts=' --ledger --json --as --name --in --measure --direction --frequency --nature --source --help --lang' ;;
    'indicators edit '*) opts=' --ledger --json --as --name --in --measure --direction --frequency --nature --source --help --lang' ;;
    'export tasks '*) opts=' --ledger --json --format --out --title --state --unit --year --section --all --rules --help --lang' ;;
    'import tasks '*) opts=' --ledger --json --as --dry-run --prefer --period --why --approved-by --help --lang' ;;
    'export form '*) opts=' --ledger --json --period --out --help --lang' ;;
    'import form '*) opts=' --ledger --json --as --dry-run --period --help --lang' ;;
    'import observations '*) opts=' --ledger --json --as --dry-run --help --lang' ;;
    'export all '*) opts=' --ledger --json --help --lang' ;;
    'import all '*) opts=' --ledger --json --help --lang' ;;
    'rules check '*) opts=' --help --lang' ;;
    'rules show '*) opts=' --help --lang' ;;
    'rules adopt '*) opts=' --ledger --json --as --why --help --lang' ;;
    'rules kept '*) opts=' --ledger --json --at --help --lang' ;;
    'read '*) opts=' --format --only --text --explain --output --jobs --place --year --lexicon --max-size --color --help --lang' ;;
    'init '*) opts=' --ledger --json --as --place --help --lang' ;;
    'ingest '*) opts=' --ledger --json --as --place --year --lexicon --max-size --dry-run --accept --why --help --lang' ;;
    'items '*) opts=' --ledger --json --state --unit --year --section --missing --all --light --help --lang' ;;
    'issue '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --deadline --past --unit --post --suggested --help --lang' ;;
    'sign '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'update '*) opts=' --ledger --json --as --why --period --stage --percent --words --problem --next --max-size --help --lang' ;;
    'submit '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'return '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'extend '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --deadline --past --help --lang' ;;
    'amend '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --deadline --past --unit --post --value --target --help --lang' ;;
    'verify '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --head --help --lang' ;;
    'close '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'reopen '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'archive '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'comment '*) opts=' --ledger --json --as --why --approved-by --all --state --led-by --year --section --help --lang' ;;
    'observe '*) opts=' --ledger --json --as --period --value --month-only --area --note --help --lang' ;;
    'lock '*) opts=' --ledger --json --as --why --help --lang' ;;
    'unlock '*) opts=' --ledger --json --as --why --help --lang' ;;
    'check '*) opts=' --ledger --json --lacks --unit --year --brief --help --lang' ;;
    'search '*) opts=' --ledger --json --many --help --lang' ;;
    'reports '*) opts=' --ledger --json --help --lang' ;;
    'journal '*) opts=' --ledger --json --last --from --help --lang' ;;
    'units '*) opts=' --ledger --json --help --lang' ;;
    'places '*) opts=' --ledger --json --help --lang' ;;
    'posts '*) opts=' --ledger --json --help --lang' ;;
    'users '*) opts=' --ledger --json --help --lang' ;;
    'indicators '*) opts=' --ledger --json --help --lang' ;;
    'backup '*) opts=' --ledger --json --help --lang' ;;
    'restore '*) opts=' --ledger --json --help --lang' ;;
    'rebuild '*) opts=' --ledger --json --as --help --lang' ;;
    'status '*) opts=' --ledger --json --at --unit --year --light --by-unit --rules --help --lang' ;;
    'explain '*) opts=' --ledger --json --at --rules --help --lang' ;;
    'due '*) opts=' --ledger --json --within --unit --overdue --ics --rules --help --lang' ;;
    'calendar '*) opts=' --year --json --add --until --term --rules --help --lang' ;;
    'help '*) opts=' --help --lang' ;;
    'version '*) opts=' --help --lang' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$opts" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _luoshi luoshi
