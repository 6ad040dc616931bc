"""What `diptych --help` prints. Loads nothing, so that it comes at once; the commands' own help is argparse's."""

HELP = """\
usage: diptych [A B [C ...] | CASE] [options]
       diptych FOLDER [A] [options]
       diptych COMMAND ...

Two accounts of one event, side by side in a terminal.

A and B are files, web addresses, or one of them -, standard input. Of a FOLDER two are chosen on the screen, the likely
pairs first; with A, the one to go with it. Without any the start screen opens. Where A B is written, a CASE will do.
Of three accounts and more, up to nine, the first stays at the left; the others come to the right in turn.

options
  --keymap NAME     default, vim, emacs, less, or a .toml file
  --theme NAME      the colours
  --ascii           plain ASCII signs
  --no-mouse        leave the mouse alone
  --encoding NAME   read both articles in this encoding
  --notes PATH      the notes file to use, instead of the one beside the articles
  --into-case       keep the notes on a case in it, instead of beside it
  --fetch           fetch web pages again, though copies of them are kept
  --allow-private   let addresses lead to this machine and into private networks
  --plain           no screen: converse in lines, with a screen reader or at any terminal; into a pipe, all at once
  --no-wrap         with --plain: leave long lines whole
  --version         print the version
  -h, --help        print this

commands
  compare A B [C ...] [--json | --markdown | --html | --csv | --plain] [-o FILE]    no screen; up to nine accounts
  report A B [C ...] -o FILE [--only differing | checked | mine] [--rows 1,4-6] [--no-texts] [--by NAME] [--force]
                    what you hand in; FILE.html, .md, .csv, .json, .jsonld or .docx says the form
  claims A B [--differ] [--json | --csv] [-o FILE]    which claims agree, differ, are in one text only
  timeline A B [C...] [--json | --markdown | --csv | --plain] [-o FILE]    who says when, in order of time
  versions OLD NEW... | ADDRESS [--against OTHER] [--json | --markdown | --html] [-o FILE]    what became of an article
  notes path | list | export | recover A B, notes import A B FILE, notes merge MINE THEIRS    the notes
  merge FILE... [--by passage | author] [--table FILE.csv] [--json] [-o FILE]    the notes of many people, who says what
  pack A B [C ...] -o X.diptych [--force]        a case: one file with both texts, your notes, and the comparison
  open X.diptych [--since OLD]                   read a case and go on; the same as diptych X.diptych
  verify X.diptych                               whether a case is whole, and comes out the same again
  diff OLD NEW [--json] [-o FILE]                what changed in an updated article, and which notes it touches
  batch INPUT... -o FOLDER [--plan] [--meaning] [--workers N] [--scheduler ADDRESS]
                    which of many articles tell of one event, and where they clash; Parquet in and out
  pages list | show ADDRESS | forget ADDRESS     the copies that are kept of web pages
  relink [FOLDER...] [--yes]                     finds articles that were moved or renamed, with notes and places
  keys [--keymap NAME] [--markdown | --json]     what the keys do
  config show [--origin] | path | validate | schema    your settings
  serve A B ...     read in the browser, on this machine only
  lesson A B --tasks FILE -o LESSON              a lesson for a class, with your tasks
  lesson view LESSON FILE... [--plain | --csv | --markdown] [-o FILE]    what the class handed in
  library add FOLDER | FILE | ADDRESS | FEED ...    a library of your own, in one file on this machine
  library search WORDS | event ARTICLE | pairs | list | remove NAME | check | export FOLDER    what is in it
  sample [--all]    open the pair of articles that comes with Diptych, or all five accounts of its event
  schema [NAME]     the JSON Schema of a format; without NAME which there are
  bug               what a report of a fault needs, nothing private
  man               the man page
  completion bash | zsh | fish                   a script by which Tab completes

A command comes first; a file that is called like one is written ./compare. diptych COMMAND --help says more.
exit codes: 0 done, 1 failure, 2 bad input or usage
"""

ENDINGS = (
    (0, "done"),
    (1, "failure: the disk is full, a page does not come, a fault of the program"),
    (2, "bad input or usage"),
)
"""The exit codes, and what each means."""
