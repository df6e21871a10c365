-- The journal of one console. Statements are separated by an empty line.
-- event.body is the truth; every other column of the table is read from it or lies beside it.

PRAGMA application_id = 1297306706

CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    stream BLOB NOT NULL CHECK (length(stream) = 16),
    origin BLOB NOT NULL CHECK (length(origin) = 16),
    seq INTEGER NOT NULL CHECK (seq > 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    sig BLOB NOT NULL CHECK (length(sig) = 64),
    type TEXT NOT NULL,
    hlc_ms INTEGER NOT NULL,
    hlc_counter INTEGER NOT NULL,
    received_local INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (stream, origin, seq)
) STRICT

CREATE INDEX event_type ON event (type)

-- A chain has no gap and no second branch.
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM event WHERE stream = NEW.stream AND origin = NEW.origin), 0)
    OR NEW.prev <> coalesce(
        (SELECT hash FROM event WHERE stream = NEW.stream AND origin = NEW.origin AND seq = NEW.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the event does not follow the head of its chain'); END

CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END

CREATE TRIGGER event_remains BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END

CREATE TABLE leaf (
    n INTEGER NOT NULL REFERENCES event (n),
    field TEXT NOT NULL,
    salt TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (n, field)
) STRICT, WITHOUT ROWID

CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf
BEGIN SELECT RAISE(ABORT, 'a leaf is never changed'); END

-- A leaf goes only when a recorded event says that it was erased. Bodies have one spelling only, so bytes can be compared.
CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf
WHEN NOT EXISTS (
    SELECT 1 FROM event AS erasure JOIN event AS target ON target.n = OLD.n
    WHERE erasure.type = 'leaf.erased'
        AND instr(erasure.body, CAST('"event":"'
            || lower(substr(hex(target.id), 1, 8) || '-' || substr(hex(target.id), 9, 4) || '-' || substr(hex(target.id), 13, 4)
                || '-' || substr(hex(target.id), 17, 4) || '-' || substr(hex(target.id), 21, 12))
            || '","field":"' || OLD.field || '"' AS BLOB)) > 0)
BEGIN SELECT RAISE(ABORT, 'a leaf is deleted only when an event says that it was erased'); END

CREATE TABLE origin (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    pubkey BLOB NOT NULL CHECK (length(pubkey) = 32),
    first_seen INTEGER NOT NULL,
    vouched_by TEXT
) STRICT

CREATE TRIGGER origin_stays BEFORE UPDATE OF id, pubkey, first_seen ON origin
BEGIN SELECT RAISE(ABORT, 'an origin is never changed'); END

CREATE TRIGGER origin_remains BEFORE DELETE ON origin
BEGIN SELECT RAISE(ABORT, 'an origin is never deleted'); END

CREATE TABLE blob (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    size INTEGER NOT NULL,
    stored_local INTEGER NOT NULL
) STRICT, WITHOUT ROWID

CREATE TRIGGER blob_stays BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'a blob is never changed'); END

CREATE TRIGGER blob_remains BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a blob is never deleted'); END

-- What this console knows of itself: own_origin, estate, install, clean, settled.
CREATE TABLE meta (
    k TEXT PRIMARY KEY,
    v TEXT NOT NULL
) STRICT, WITHOUT ROWID
