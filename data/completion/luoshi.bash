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
    --lang)
      COMPREPLY=($(compgen -W 'zh en' -- "$cur"))
      return ;;
  esac
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W '--help --lang --version read lexicon init ingest items item help version' -- "$cur"))
    return
  fi
  if [ "$COMP_CWORD" = 2 ]; then
    case $prev in
      lexicon) opts=' check show' ;;
      item) opts=' show' ;;
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
    'read '*) opts=' --format --only --text --explain --output --jobs --place --year --lexicon --max-size --color --help --lang' ;;
    'init '*) opts=' --ledger --json --as --place --help --lang' ;;
    'ingest '*) opts=' --ledger --json --as --place --year --lexicon --max-size --help --lang' ;;
    'items '*) opts=' --ledger --json --state --unit --year --section --missing --all --help --lang' ;;
    'help '*) opts=' --help --lang' ;;
    'version '*) opts=' --help --lang' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$opts" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _luoshi luoshi
