-- Imports documents.csv and statements.csv, in the folder of this script, into a DNA 3 database.
--
-- In DNA, create a new SQLite database with its "DNA Statement" (person, organization, concept,
-- agreement), and close it. Then run, with sqlite3 3.38 or later, in the folder of this script:
--
--   sqlite3 discourse.dna < import.sql
--
-- Imports everything or nothing. Articles from an earlier import stay unchanged, with their
-- statements.

.bail on
PRAGMA foreign_keys = ON;

CREATE TEMP TABLE article (
  document TEXT, title TEXT, text TEXT, source TEXT, notes TEXT, date TEXT);
.import --csv --skip 1 --schema temp documents.csv article

CREATE TEMP TABLE said (
  document TEXT, start INTEGER, stop INTEGER, person TEXT, organization TEXT, concept TEXT,
  agreement INTEGER, statement_id TEXT, article_begin INTEGER, article_end INTEGER);
.import --csv --skip 1 --schema temp statements.csv said

BEGIN;

-- Fails if the database lacks one of these.
CREATE TEMP TABLE variable (
  name TEXT, id INTEGER NOT NULL, statement_type INTEGER NOT NULL);
INSERT INTO variable
SELECT wanted.column1, v.ID, t.ID
FROM (VALUES ('person'), ('organization'), ('concept'), ('agreement')) AS wanted
LEFT JOIN STATEMENTTYPES t ON t.Label = 'DNA Statement'
LEFT JOIN VARIABLES v ON v.StatementTypeId = t.ID AND v.Variable = wanted.column1;

CREATE TEMP TABLE new_document AS
SELECT (SELECT coalesce(max(ID), 0) FROM DOCUMENTS) + row_number() OVER (ORDER BY rowid) AS id, *
FROM (SELECT rowid, *, trim(document || ' ' || notes) AS note FROM article)
WHERE note NOT IN (SELECT Notes FROM DOCUMENTS WHERE Type = 'OnRecord');

INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Notes, Type, Date)
SELECT id, title, text, 1, source, note, 'OnRecord', coalesce(unixepoch(date), 0)
FROM new_document;

CREATE TEMP TABLE new_statement AS
SELECT (SELECT coalesce(max(ID), 0) FROM STATEMENTS) + row_number() OVER (ORDER BY said.rowid) AS id,
  new_document.id AS document_id, said.*
FROM said JOIN new_document USING (document);

INSERT INTO STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder)
SELECT id, (SELECT min(statement_type) FROM variable), document_id, start, stop, 1
FROM new_statement;

CREATE TEMP TABLE named AS
SELECT id AS statement, 'person' AS name, person AS entity FROM new_statement
UNION ALL SELECT id, 'organization', organization FROM new_statement
UNION ALL SELECT id, 'concept', concept FROM new_statement;

INSERT OR IGNORE INTO ENTITIES (VariableId, Value, Red, Green, Blue)
SELECT DISTINCT variable.id, entity, 0, 0, 0
FROM named JOIN variable USING (name)
ORDER BY 1, 2;

INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity)
SELECT statement, variable.id, e.ID
FROM named JOIN variable USING (name)
JOIN ENTITIES e ON e.VariableId = variable.id AND e.Value = entity;

INSERT INTO DATABOOLEAN (StatementId, VariableId, Value)
SELECT new_statement.id, variable.id, agreement
FROM new_statement JOIN variable ON name = 'agreement';

COMMIT;

SELECT count(*) || ' documents and ' || (SELECT count(*) FROM new_statement) || ' statements imported'
FROM new_document;
