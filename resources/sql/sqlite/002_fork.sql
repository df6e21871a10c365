-- Another version of an entry that is in the journal already: kept for whoever looks into it, never shown as what happened.

CREATE TABLE fork (
    n INTEGER PRIMARY KEY,
    stream BLOB NOT NULL CHECK (length(stream) = 16),
    origin BLOB NOT NULL CHECK (length(origin) = 16),
    seq INTEGER NOT NULL CHECK (seq > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    sig BLOB NOT NULL CHECK (length(sig) = 64),
    received_local INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (stream, origin, seq, hash)
) STRICT

CREATE TRIGGER fork_stays BEFORE UPDATE ON fork
BEGIN SELECT RAISE(ABORT, 'a fork is never changed'); END

CREATE TRIGGER fork_remains BEFORE DELETE ON fork
BEGIN SELECT RAISE(ABORT, 'a fork is never deleted'); END
