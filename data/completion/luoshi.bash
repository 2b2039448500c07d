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
    --state)
      COMPREPLY=($(compgen -W 'candidate dropped issued signed progress reported verified closed archived' -- "$cur"))
      return ;;
    --unit)
      COMPREPLY=()
      return ;;
    --section)
      COMPREPLY=()
      return ;;
    --head)
      COMPREPLY=()
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
    --source)
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
    --source)
      COMPREPLY=()
      return ;;
    --lang)
      COMPREPLY=($(compgen -W 'zh en' -- "$cur"))
      return ;;
  esac
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W '--help --lang --version read lexicon init ingest items item verify search journal units posts users indicators export import backup restore rebuild help version' -- "$cur"))
    return
  fi
  if [ "$COMP_CWORD" = 2 ]; then
    case $prev in
      lexicon) opts=' check show' ;;
      item) opts=' show' ;;
      units) opts=' add edit' ;;
      posts) opts=' add edit' ;;
      users) opts=' add edit' ;;
      indicators) opts=' add edit' ;;
      export) opts=' all' ;;
      import) opts=' all' ;;
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
    'units add '*) opts=' --ledger --json --as --name --aliases --parent --help --lang' ;;
    'units edit '*) opts=' --ledger --json --as --name --aliases --parent --help --lang' ;;
    'posts add '*) opts=' --ledger --json --as --name --unit --holder --help --lang' ;;
    'posts edit '*) opts=' --ledger --json --as --name --unit --holder --help --lang' ;;
    'users add '*) opts=' --ledger --json --as --role --unit --shown --gone --back --help --lang' ;;
    'users edit '*) opts=' --ledger --json --as --role --unit --shown --gone --back --help --lang' ;;
    'indicators add '*) opts=' --ledger --json --as --name --in --measure --direction --frequency --nature --source --help --lang' ;;
    'indicators edit '*) opts=' --ledger --json --as --name --in --measure --direction --frequency --nature --source --help --lang' ;;
    'export all '*) opts=' --ledger --json --help --lang' ;;
    'import all '*) opts=' --ledger --json --help --lang' ;;
    'read '*) opts=' --format --only --text --explain --output --jobs --place --year --lexicon --max-size --color --help --lang' ;;
    'init '*) opts=' --ledger --json --as --place --help --lang' ;;
    'ingest '*) opts=' --ledger --json --as --place --year --lexicon --max-size --help --lang' ;;
    'items '*) opts=' --ledger --json --state --unit --year --section --missing --all --help --lang' ;;
    'verify '*) opts=' --ledger --json --head --help --lang' ;;
    'search '*) opts=' --ledger --json --many --help --lang' ;;
    'journal '*) opts=' --ledger --json --last --from --help --lang' ;;
    'units '*) opts=' --ledger --json --help --lang' ;;
    'posts '*) opts=' --ledger --json --help --lang' ;;
    'users '*) opts=' --ledger --json --help --lang' ;;
    'indicators '*) opts=' --ledger --json --help --lang' ;;
    'backup '*) opts=' --ledger --json --help --lang' ;;
    'restore '*) opts=' --ledger --json --help --lang' ;;
    'rebuild '*) opts=' --ledger --json --as --help --lang' ;;
    'help '*) opts=' --help --lang' ;;
    'version '*) opts=' --help --lang' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$opts" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _luoshi luoshi
