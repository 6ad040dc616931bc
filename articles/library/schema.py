"""The tables of a library's file, and how a file of an older version is brought up to this one."""

from __future__ import annotations

APPLICATION = 0x44495054
"""What SQLite's header says of whose file it is: "DIPT"."""

STEPS = (
    """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bytes_sha256 TEXT NOT NULL UNIQUE,
        text_sha256 TEXT NOT NULL,
        latest INTEGER NOT NULL DEFAULT 1,
        added TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT,
        byline TEXT,
        published TEXT,
        language TEXT NOT NULL,
        sections TEXT NOT NULL,
        extractor TEXT NOT NULL,
        length INTEGER NOT NULL,
        text TEXT NOT NULL,
        raw BLOB NOT NULL
    );
    CREATE INDEX texts_by_words ON texts (text_sha256);
    CREATE TABLE places (
        source TEXT NOT NULL,
        version INTEGER NOT NULL,
        text INTEGER NOT NULL REFERENCES texts (id),
        size INTEGER,
        changed REAL,
        PRIMARY KEY (source, version)
    ) WITHOUT ROWID;
    CREATE INDEX places_by_text ON places (text);
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TABLE marks (
        id INTEGER PRIMARY KEY REFERENCES texts (id),
        day INTEGER NOT NULL,
        profile BLOB NOT NULL,
        wording BLOB NOT NULL
    );
    CREATE TABLE vectors (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE counts (id INTEGER PRIMARY KEY CHECK (id = 1), data BLOB NOT NULL);
    """,
    # Which texts are the latest is asked of all of them; their own rows are as long as the texts.
    "CREATE INDEX texts_by_latest ON texts (latest);",
)
"""The statements that lead from each version to the next; `user_version` counts those that have been taken."""

VERSION = len(STEPS)
