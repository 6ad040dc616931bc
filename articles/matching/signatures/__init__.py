"""What is kept of an article so that it can be found among millions: a signature of its wording, and its rarest words.

Articles with nearly the same text have nearly the same `wording`; articles about one event share `EventKeys`. Which of
many articles go together by them is in `grouping`. Importing this is cheap; numpy is loaded when first used.
"""
