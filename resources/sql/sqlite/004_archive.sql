-- An incident that is over can be put away into a bundle: an entry of the estate says where it ended, and its rows go.

CREATE VIEW archived AS
    SELECT archive.n AS n, archive.stream AS estate, name.value AS stream, origin.value AS origin, seq.value AS seq
    FROM event AS archive JOIN json_each(CAST(archive.body AS TEXT), '$.payload') AS name ON name.key = 'stream'
        JOIN json_each(CAST(archive.body AS TEXT), '$.payload.heads') AS head
        JOIN json_each(head.value) AS origin ON origin.key = 0
        JOIN json_each(head.value) AS seq ON seq.key = 1
    WHERE archive.type = 'stream.archived'

CREATE VIEW archived_event AS
    SELECT event.n AS n FROM event JOIN archived ON archived.seq >= event.seq
        AND archived.stream = lower(substr(hex(event.stream), 1, 8) || '-' || substr(hex(event.stream), 9, 4) || '-'
            || substr(hex(event.stream), 13, 4) || '-' || substr(hex(event.stream), 17, 4) || '-' || substr(hex(event.stream), 21, 12))
        AND archived.origin = lower(substr(hex(event.origin), 1, 8) || '-' || substr(hex(event.origin), 9, 4) || '-'
            || substr(hex(event.origin), 13, 4) || '-' || substr(hex(event.origin), 17, 4) || '-' || substr(hex(event.origin), 21, 12))

DROP TRIGGER event_remains

CREATE TRIGGER event_remains BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM archived_event WHERE n = OLD.n)
BEGIN SELECT RAISE(ABORT, 'an event is deleted only when an entry says that it was archived'); END

DROP TRIGGER leaf_remains

CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf
WHEN NOT EXISTS (
        SELECT 1 FROM event AS target JOIN erased_leaf ON erased_leaf.stream = target.stream
        WHERE target.n = OLD.n AND erased_leaf.field = OLD.field
            AND erased_leaf.event = lower(substr(hex(target.id), 1, 8) || '-' || substr(hex(target.id), 9, 4) || '-'
            || substr(hex(target.id), 13, 4) || '-' || substr(hex(target.id), 17, 4) || '-' || substr(hex(target.id), 21, 12)))
    AND NOT EXISTS (SELECT 1 FROM archived_event WHERE n = OLD.n)
BEGIN SELECT RAISE(ABORT, 'a leaf is deleted only when an event says that it was erased'); END

DROP TRIGGER blob_use_remains

CREATE TRIGGER blob_use_remains BEFORE DELETE ON blob_use
WHEN NOT EXISTS (SELECT 1 FROM archived_event WHERE n = OLD.n)
BEGIN SELECT RAISE(ABORT, 'what an entry names is never deleted'); END

DROP TRIGGER blob_remains

CREATE TRIGGER blob_remains BEFORE DELETE ON blob
WHEN EXISTS (SELECT 1 FROM blob_use WHERE hash = OLD.hash)
    AND NOT EXISTS (SELECT 1 FROM erased_everywhere WHERE hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'a blob is deleted only when no entry names it, or events say that it was erased'); END
