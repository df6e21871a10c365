-- The log of a team on its server. Statements are separated by an empty line. Run once, by whoever may create roles.
-- Consoles call the functions of this schema and nothing else: what is here is never changed and never deleted, except texts
-- and files that a signed entry takes back.

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'muster_owner') THEN CREATE ROLE muster_owner NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'muster_console') THEN CREATE ROLE muster_console NOLOGIN; END IF;
END $$

CREATE SCHEMA muster

REVOKE ALL ON SCHEMA muster FROM PUBLIC

-- One row. The epoch is another one in every server and after every restore, if whoever restores says so.
CREATE TABLE muster.server (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    version integer NOT NULL,
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    created timestamptz NOT NULL DEFAULT clock_timestamp()
)

INSERT INTO muster.server (version) VALUES (1)

-- Who may call the functions, by the name of the login: an observer reads only.
CREATE TABLE muster.member (
    login text PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('commander', 'responder', 'observer')),
    since timestamptz NOT NULL DEFAULT clock_timestamp()
)

CREATE TABLE muster.stream (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('live', 'drill', 'estate')),
    created timestamptz NOT NULL DEFAULT clock_timestamp(),
    creator text NOT NULL DEFAULT session_user
)

-- body is the truth, as in the store of a console.
CREATE TABLE muster.event (
    stream uuid NOT NULL,
    origin uuid NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    id uuid NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    sig bytea NOT NULL CHECK (octet_length(sig) = 64),
    body bytea NOT NULL CHECK (octet_length(body) <= 98304),
    received timestamptz NOT NULL DEFAULT clock_timestamp(),
    uploader text NOT NULL DEFAULT session_user,
    PRIMARY KEY (stream, origin, seq),
    UNIQUE (stream, id)
) PARTITION BY HASH (stream)

CREATE TABLE muster.leaf (
    stream uuid NOT NULL,
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    field text NOT NULL,
    salt text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (stream, origin, seq, field)
) PARTITION BY HASH (stream)

DO $$ BEGIN
    FOR n IN 0..15 LOOP
        EXECUTE format('CREATE TABLE muster.event_%s PARTITION OF muster.event FOR VALUES WITH (MODULUS 16, REMAINDER %s)', n, n);
        EXECUTE format('CREATE TABLE muster.leaf_%s PARTITION OF muster.leaf FOR VALUES WITH (MODULUS 16, REMAINDER %s)', n, n);
    END LOOP;
END $$

-- Texts that an entry took back: they are never taken in again.
CREATE TABLE muster.erased (
    stream uuid NOT NULL,
    event uuid NOT NULL,
    field text NOT NULL,
    PRIMARY KEY (stream, event, field)
)

-- Which streams name a file, which of them took it back, and its bytes in parts. What is whole has a row in file.
CREATE TABLE muster.file_use (
    hash text NOT NULL,
    stream uuid NOT NULL,
    erased boolean NOT NULL DEFAULT false,
    PRIMARY KEY (hash, stream)
)

CREATE TABLE muster.file (
    hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    size bigint NOT NULL
)

CREATE TABLE muster.file_part (
    hash text NOT NULL,
    part integer NOT NULL CHECK (part >= 0),
    bytes bytea NOT NULL CHECK (octet_length(bytes) <= 262144),
    uploader text NOT NULL DEFAULT session_user,
    PRIMARY KEY (hash, part)
)

-- The newest entry of each chain. Locked while its chain grows.
CREATE TABLE muster.head (
    stream uuid NOT NULL,
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (stream, origin)
)

-- Another version of an entry that is here. Somebody has to look into it.
CREATE TABLE muster.fork (
    stream uuid NOT NULL,
    origin uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    sig bytea NOT NULL,
    body bytea NOT NULL,
    received timestamptz NOT NULL DEFAULT clock_timestamp(),
    uploader text NOT NULL DEFAULT session_user,
    PRIMARY KEY (stream, origin, seq, hash)
)

CREATE FUNCTION muster.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'muster: what is recorded is never changed and never deleted' USING ERRCODE = 'insufficient_privilege';
END $$

CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON muster.event FOR EACH ROW EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER event_remains BEFORE TRUNCATE ON muster.event FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER fork_stays BEFORE UPDATE OR DELETE ON muster.fork FOR EACH ROW EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER fork_remains BEFORE TRUNCATE ON muster.fork FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER erased_stays BEFORE UPDATE OR DELETE ON muster.erased FOR EACH ROW EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER erased_remains BEFORE TRUNCATE ON muster.erased FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE FUNCTION muster.file_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (NOT EXISTS (SELECT FROM muster.file AS f WHERE f.hash = OLD.hash)
        OR (EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = OLD.hash)
            AND NOT EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = OLD.hash AND NOT u.erased))) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'muster: a file goes only when entries take it back' USING ERRCODE = 'insufficient_privilege';
END $$

CREATE TRIGGER file_stays BEFORE UPDATE OR DELETE ON muster.file FOR EACH ROW EXECUTE FUNCTION muster.file_goes()

CREATE TRIGGER file_remains BEFORE TRUNCATE ON muster.file FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER file_part_stays BEFORE UPDATE OR DELETE ON muster.file_part FOR EACH ROW EXECUTE FUNCTION muster.file_goes()

CREATE TRIGGER file_part_remains BEFORE TRUNCATE ON muster.file_part FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE FUNCTION muster.file_use_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.hash = OLD.hash AND NEW.stream = OLD.stream AND NEW.erased THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'muster: what entries name is never changed' USING ERRCODE = 'insufficient_privilege';
END $$

CREATE TRIGGER file_use_stays BEFORE UPDATE OR DELETE ON muster.file_use FOR EACH ROW EXECUTE FUNCTION muster.file_use_moves()

CREATE TRIGGER file_use_remains BEFORE TRUNCATE ON muster.file_use FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE TRIGGER stream_stays BEFORE UPDATE OR DELETE ON muster.stream FOR EACH ROW EXECUTE FUNCTION muster.refuse()

CREATE FUNCTION muster.leaf_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT FROM muster.event AS e JOIN muster.erased AS x ON x.stream = e.stream AND x.event = e.id AND x.field = OLD.field
        WHERE e.stream = OLD.stream AND e.origin = OLD.origin AND e.seq = OLD.seq) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'muster: a text goes only when an entry takes it back' USING ERRCODE = 'insufficient_privilege';
END $$

CREATE TRIGGER leaf_stays BEFORE UPDATE OR DELETE ON muster.leaf FOR EACH ROW EXECUTE FUNCTION muster.leaf_goes()

CREATE TRIGGER leaf_remains BEFORE TRUNCATE ON muster.leaf FOR EACH STATEMENT EXECUTE FUNCTION muster.refuse()

CREATE FUNCTION muster.head_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.stream = OLD.stream AND NEW.origin = OLD.origin AND NEW.seq = OLD.seq + 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'muster: a chain only grows, by one entry' USING ERRCODE = 'insufficient_privilege';
END $$

CREATE TRIGGER head_grows BEFORE UPDATE OR DELETE ON muster.head FOR EACH ROW EXECUTE FUNCTION muster.head_grows()

-- The role of whoever calls; a login that is no member gets nothing.
CREATE FUNCTION muster.caller_role() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
DECLARE
    found text;
BEGIN
    SELECT role INTO found FROM muster.member WHERE login = session_user;
    IF found IS NULL THEN
        RAISE EXCEPTION 'muster: % is no member here', session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN found;
END $$

CREATE FUNCTION muster.hello(OUT version integer, OUT epoch text, OUT role text, OUT now_ms bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
BEGIN
    role := muster.caller_role();
    SELECT s.version, s.epoch::text INTO version, epoch FROM muster.server AS s;
    now_ms := floor(extract(epoch FROM clock_timestamp()) * 1000);
END $$

CREATE FUNCTION muster.heads() RETURNS TABLE (stream text, kind text, origin text, seq bigint, hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
BEGIN
    PERFORM muster.caller_role();
    RETURN QUERY SELECT h.stream::text, s.kind, h.origin::text, h.seq, encode(h.hash, 'hex')
        FROM muster.head AS h JOIN muster.stream AS s ON s.id = h.stream WHERE h.seq > 0;
END $$

-- Entries of a chain after this one, in order, at most so many and at most about so many bytes, but always one.
CREATE FUNCTION muster.pull(of_stream uuid, of_origin uuid, after bigint, most integer, most_bytes bigint)
RETURNS TABLE (seq bigint, body text, sig text, leaves text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
BEGIN
    PERFORM muster.caller_role();
    RETURN QUERY
        SELECT e.seq, translate(encode(e.body, 'base64'), E'\n', ''), encode(e.sig, 'hex'),
            coalesce((SELECT json_agg(json_build_array(l.field, l.salt, l.value) ORDER BY l.field) FROM muster.leaf AS l
                WHERE l.stream = of_stream AND l.origin = of_origin AND l.seq = e.seq), '[]'::json)::text
        FROM (SELECT c.*, sum(octet_length(c.body)) OVER (ORDER BY c.seq) AS so_far
            FROM (SELECT * FROM muster.event AS a WHERE a.stream = of_stream AND a.origin = of_origin AND a.seq > after
                ORDER BY a.seq LIMIT least(greatest(most, 1), 2000)) AS c) AS e
        WHERE e.so_far <= most_bytes OR e.seq = after + 1
        ORDER BY e.seq;
END $$

-- What became of each entry: ok, dup (here already), GAP (one before it is missing), CHAIN (it does not follow the one before it),
-- FORK (another version is here) or BAD (it is no entry of that chain).
-- batch: [{"body": base64, "sig": hex, "leaves": [[field, salt, value], …]}, …]
CREATE FUNCTION muster.append_batch(batch jsonb) RETURNS TABLE (n integer, verdict text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = muster, pg_temp AS $$
#variable_conflict use_column
DECLARE
    item jsonb;
    raw bytea;
    entry jsonb;
    of_stream uuid;
    of_origin uuid;
    of_seq bigint;
    of_hash bytea;
    of_prev bytea;
    head_seq bigint;
    head_hash bytea;
    known bytea;
    word text;
    grown uuid[] := '{}';
BEGIN
    IF muster.caller_role() = 'observer' THEN
        RAISE EXCEPTION 'muster: % is an observer here and may not record', session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    n := 0;
    FOR item IN SELECT value FROM jsonb_array_elements(batch) LOOP
        raw := decode(item ->> 'body', 'base64');
        entry := convert_from(raw, 'UTF8')::jsonb;
        of_stream := (entry ->> 'stream')::uuid;
        of_origin := (entry ->> 'origin')::uuid;
        of_seq := (entry ->> 'seq')::bigint;
        of_prev := decode(entry ->> 'prev', 'hex');
        of_hash := sha256(raw);
        IF of_seq = 1 AND entry ->> 'type' = 'origin.joined.1' THEN
            INSERT INTO muster.stream (id, kind) VALUES (of_stream, entry #>> '{payload,kind}') ON CONFLICT (id) DO NOTHING;
        END IF;
        INSERT INTO muster.head (stream, origin, seq, hash) VALUES (of_stream, of_origin, 0, decode(repeat('00', 32), 'hex'))
            ON CONFLICT (stream, origin) DO NOTHING;
        SELECT h.seq, h.hash INTO head_seq, head_hash FROM muster.head AS h
            WHERE h.stream = of_stream AND h.origin = of_origin FOR UPDATE;
        IF of_seq IS NULL OR of_seq < 1 OR of_hash IS NULL OR of_prev IS NULL THEN
            word := 'BAD';
        ELSIF of_seq <= head_seq THEN
            SELECT e.hash INTO known FROM muster.event AS e
                WHERE e.stream = of_stream AND e.origin = of_origin AND e.seq = of_seq;
            IF known = of_hash THEN
                word := 'dup';
            ELSE
                INSERT INTO muster.fork (stream, origin, seq, hash, sig, body)
                    VALUES (of_stream, of_origin, of_seq, of_hash, decode(item ->> 'sig', 'hex'), raw) ON CONFLICT DO NOTHING;
                word := 'FORK';
            END IF;
        ELSIF of_seq > head_seq + 1 THEN
            word := 'GAP';
        ELSIF NOT EXISTS (SELECT FROM muster.stream AS s WHERE s.id = of_stream) THEN
            word := 'BAD';
        ELSIF of_prev <> head_hash THEN
            word := 'CHAIN';
        ELSE
            INSERT INTO muster.event (stream, origin, seq, id, hash, sig, body)
                VALUES (of_stream, of_origin, of_seq, (entry ->> 'id')::uuid, of_hash, decode(item ->> 'sig', 'hex'), raw);
            UPDATE muster.head AS h SET seq = of_seq, hash = of_hash WHERE h.stream = of_stream AND h.origin = of_origin;
            INSERT INTO muster.leaf (stream, origin, seq, field, salt, value)
                SELECT of_stream, of_origin, of_seq, l.value ->> 0, l.value ->> 1, l.value ->> 2
                FROM jsonb_array_elements(item -> 'leaves') AS l
                WHERE encode(sha256(convert_to((l.value ->> 1) || (l.value ->> 2), 'UTF8')), 'hex')
                        = entry #>> (string_to_array(l.value ->> 0, '.') || 'leaf'::text)
                    AND NOT EXISTS (SELECT FROM muster.erased AS x WHERE x.stream = of_stream
                        AND x.event = (entry ->> 'id')::uuid AND x.field = l.value ->> 0);
            IF entry ->> 'type' = 'leaf.erased.1' THEN
                INSERT INTO muster.erased (stream, event, field)
                    SELECT of_stream, (x.value ->> 0)::uuid, x.value ->> 1
                    FROM jsonb_array_elements(coalesce(entry #> '{payload,leaves}', '[]')) AS x ON CONFLICT DO NOTHING;
                DELETE FROM muster.leaf AS l USING muster.event AS e, muster.erased AS x
                    WHERE l.stream = of_stream AND e.stream = of_stream AND x.stream = of_stream AND e.id = x.event
                        AND l.origin = e.origin AND l.seq = e.seq AND l.field = x.field
                        AND x.event IN (SELECT (y.value ->> 0)::uuid
                            FROM jsonb_array_elements(coalesce(entry #> '{payload,leaves}', '[]')) AS y);
            END IF;
            INSERT INTO muster.file_use (hash, stream)
                SELECT a.value ->> 0, of_stream FROM jsonb_array_elements(coalesce(entry -> 'att', '[]')) AS a
                ON CONFLICT DO NOTHING;
            IF entry ->> 'type' = 'leaf.erased.1' THEN
                UPDATE muster.file_use AS u SET erased = true WHERE u.stream = of_stream AND NOT u.erased
                    AND u.hash IN (SELECT x.value #>> '{}' FROM jsonb_array_elements(coalesce(entry #> '{payload,files}', '[]')) AS x);
                DELETE FROM muster.file_part AS p USING jsonb_array_elements(coalesce(entry #> '{payload,files}', '[]')) AS x
                    WHERE p.hash = x.value #>> '{}'
                        AND NOT EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = p.hash AND NOT u.erased);
                DELETE FROM muster.file AS f USING jsonb_array_elements(coalesce(entry #> '{payload,files}', '[]')) AS x
                    WHERE f.hash = x.value #>> '{}'
                        AND NOT EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = f.hash AND NOT u.erased);
            END IF;
            grown := grown || of_stream;
            word := 'ok';
        END IF;
        verdict := word;
        RETURN NEXT;
        n := n + 1;
    END LOOP;
    PERFORM pg_notify('muster', s::text) FROM (SELECT DISTINCT unnest(grown) AS s) AS each;
END $$

-- Of these files: how many bytes the server has, and whether that is all. One that was taken back counts as whole.
CREATE FUNCTION muster.files_there(hashes text) RETURNS TABLE (hash text, have bigint, whole boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
BEGIN
    PERFORM muster.caller_role();
    RETURN QUERY SELECT w.value,
            coalesce((SELECT sum(octet_length(p.bytes)) FROM muster.file_part AS p WHERE p.hash = w.value), 0)::bigint,
            EXISTS (SELECT FROM muster.file AS f WHERE f.hash = w.value)
                OR (EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = w.value)
                    AND NOT EXISTS (SELECT FROM muster.file_use AS u WHERE u.hash = w.value AND NOT u.erased))
        FROM jsonb_array_elements_text(hashes::jsonb) AS w;
END $$

-- One part of a file, 256 KiB each but the last. With the last one the whole is checked; what does not fit its hash goes.
CREATE FUNCTION muster.put_part(of_hash text, of_size bigint, of_part integer, of_bytes text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = muster, pg_temp AS $$
DECLARE
    have bigint;
    whole bytea;
BEGIN
    IF muster.caller_role() = 'observer' THEN
        RAISE EXCEPTION 'muster: % is an observer here and may not record', session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF of_hash !~ '^[0-9a-f]{64}$' OR of_size < 0 OR of_size > 33554432 OR of_part > 128 THEN
        RAISE EXCEPTION 'muster: no file of Muster' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(of_hash, 1));
    IF EXISTS (SELECT FROM muster.file AS f WHERE f.hash = of_hash) THEN
        RETURN true;
    END IF;
    INSERT INTO muster.file_part (hash, part, bytes) VALUES (of_hash, of_part, decode(of_bytes, 'base64')) ON CONFLICT DO NOTHING;
    SELECT coalesce(sum(octet_length(p.bytes)), 0) INTO have FROM muster.file_part AS p WHERE p.hash = of_hash;
    IF have < of_size THEN
        RETURN false;
    END IF;
    SELECT coalesce(string_agg(p.bytes, ''::bytea ORDER BY p.part), ''::bytea) INTO whole FROM muster.file_part AS p WHERE p.hash = of_hash;
    IF encode(sha256(whole), 'hex') <> of_hash THEN
        DELETE FROM muster.file_part AS p WHERE p.hash = of_hash;
        RETURN false;
    END IF;
    INSERT INTO muster.file (hash, size) VALUES (of_hash, have);
    RETURN true;
END $$

-- One part, or no row. Only of what is whole.
CREATE FUNCTION muster.get_part(of_hash text, of_part integer) RETURNS TABLE (size bigint, bytes text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = muster, pg_temp AS $$
BEGIN
    PERFORM muster.caller_role();
    RETURN QUERY SELECT f.size, translate(encode(p.bytes, 'base64'), E'\n', '')
        FROM muster.file AS f JOIN muster.file_part AS p ON p.hash = f.hash WHERE f.hash = of_hash AND p.part = of_part;
END $$

DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = 'muster' AND c.relkind IN ('r', 'p') LOOP
        EXECUTE format('ALTER TABLE muster.%I OWNER TO muster_owner', t);
        EXECUTE format('ALTER TABLE muster.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE muster.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY seen ON muster.%I FOR SELECT TO muster_owner USING (true)', t);
        EXECUTE format('CREATE POLICY grows ON muster.%I FOR INSERT TO muster_owner WITH CHECK (true)', t);
    END LOOP;
    FOR t IN SELECT p.oid::regprocedure::text FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname = 'muster' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO muster_owner', t);
    END LOOP;
END $$

CREATE POLICY moves ON muster.head FOR UPDATE TO muster_owner USING (true)

CREATE POLICY moves ON muster.file_use FOR UPDATE TO muster_owner USING (true)

DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = 'muster' AND c.relkind IN ('r', 'p') AND (relname LIKE 'leaf%' OR relname IN ('file', 'file_part')) LOOP
        EXECUTE format('CREATE POLICY goes ON muster.%I FOR DELETE TO muster_owner USING (true)', t);
    END LOOP;
END $$

ALTER SCHEMA muster OWNER TO muster_owner

GRANT USAGE ON SCHEMA muster TO muster_console

GRANT EXECUTE ON FUNCTION muster.hello(), muster.heads(), muster.pull(uuid, uuid, bigint, integer, bigint),
    muster.append_batch(jsonb), muster.files_there(text), muster.put_part(text, bigint, integer, text),
    muster.get_part(text, integer) TO muster_console

-- A login gets a role here, and what keeps one console from holding up the others.
CREATE FUNCTION muster.admit_member(who text, as_role text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_has_role(who, 'muster_console', 'MEMBER') THEN
        EXECUTE format('GRANT muster_console TO %I', who);
    END IF;
    EXECUTE format('ALTER ROLE %I SET synchronous_commit = on', who);
    EXECUTE format('ALTER ROLE %I SET statement_timeout = ''10s''', who);
    EXECUTE format('ALTER ROLE %I SET lock_timeout = ''3s''', who);
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''15s''', who);
    INSERT INTO muster.member (login, role) VALUES (who, as_role) ON CONFLICT (login) DO UPDATE SET role = as_role;
END $$

REVOKE ALL ON FUNCTION muster.admit_member(text, text) FROM PUBLIC
