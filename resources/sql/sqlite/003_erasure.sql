-- What was taken back goes for good: a text beside an entry, and a file. An entry of the same incident says so, and stays.
-- event.body is JSON in one spelling, checked before it was stored.

-- Which entries name a file.
CREATE TABLE blob_use (
    hash TEXT NOT NULL,
    n INTEGER NOT NULL REFERENCES event (n),
    PRIMARY KEY (hash, n)
) STRICT, WITHOUT ROWID

CREATE INDEX blob_use_n ON blob_use (n)

INSERT OR IGNORE INTO blob_use (hash, n)
    SELECT json_extract(att.value, '$[0]'), event.n
    FROM event JOIN json_each(CAST(event.body AS TEXT), '$.att') AS att
    WHERE instr(event.body, CAST(',"att":[' AS BLOB)) > 0 AND json_valid(CAST(event.body AS TEXT))

CREATE TRIGGER blob_use_stays BEFORE UPDATE ON blob_use
BEGIN SELECT RAISE(ABORT, 'what an entry names is never changed'); END

CREATE TRIGGER blob_use_remains BEFORE DELETE ON blob_use
BEGIN SELECT RAISE(ABORT, 'what an entry names is never deleted'); END

CREATE VIEW erased_leaf AS
    SELECT erasure.n AS n, erasure.stream AS stream, target.value AS event, named.value AS field
    FROM event AS erasure JOIN json_each(CAST(erasure.body AS TEXT), '$.payload.leaves') AS leaf
        JOIN json_each(leaf.value) AS target ON target.key = 0
        JOIN json_each(leaf.value) AS named ON named.key = 1
    WHERE erasure.type = 'leaf.erased'

CREATE VIEW erased_file AS
    SELECT erasure.n AS n, erasure.stream AS stream, named.value AS hash
    FROM event AS erasure JOIN json_each(CAST(erasure.body AS TEXT), '$.payload.files') AS named
    WHERE erasure.type = 'leaf.erased'

-- A file that an incident still has stays, whatever another one took back.
CREATE VIEW erased_everywhere AS
    SELECT DISTINCT hash FROM erased_file
    WHERE NOT EXISTS (
        SELECT 1 FROM blob_use JOIN event ON event.n = blob_use.n
        WHERE blob_use.hash = erased_file.hash
            AND NOT EXISTS (SELECT 1 FROM erased_file AS too WHERE too.hash = blob_use.hash AND too.stream = event.stream))

DROP TRIGGER leaf_remains

CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf
WHEN NOT EXISTS (
    SELECT 1 FROM event AS target JOIN erased_leaf ON erased_leaf.stream = target.stream
    WHERE target.n = OLD.n AND erased_leaf.field = OLD.field
        AND erased_leaf.event = lower(substr(hex(target.id), 1, 8) || '-' || substr(hex(target.id), 9, 4) || '-'
            || substr(hex(target.id), 13, 4) || '-' || substr(hex(target.id), 17, 4) || '-' || substr(hex(target.id), 21, 12)))
BEGIN SELECT RAISE(ABORT, 'a leaf is deleted only when an event says that it was erased'); END

DROP TRIGGER blob_remains

CREATE TRIGGER blob_remains BEFORE DELETE ON blob
WHEN NOT EXISTS (SELECT 1 FROM erased_everywhere WHERE hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'a blob is deleted only when events say that it was erased'); END
