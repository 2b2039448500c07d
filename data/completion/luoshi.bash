# bash completion of luoshi; made by: luoshi completion bash
_luoshi() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} opts
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
    --lang)
      COMPREPLY=($(compgen -W 'zh en' -- "$cur"))
      return ;;
  esac
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W 'read lexicon help version --help --lang --version' -- "$cur"))
    return
  fi
  if [ "$COMP_CWORD" = 2 ] && [ "$prev" = lexicon ]; then
    COMPREPLY=($(compgen -W 'check show' -- "$cur"))
    return
  fi
  case "${COMP_WORDS[*]:1}" in
    'read'*) opts=' --format --only --text --explain --output --jobs --place --year --lexicon --max-size --color --help --lang' ;;
    'lexicon check'*) opts=' --help --lang' ;;
    'lexicon show'*) opts=' --lexicon --help --lang' ;;
    'help'*) opts=' --help --lang' ;;
    'version'*) opts=' --help --lang' ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$opts" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _luoshi luoshi
