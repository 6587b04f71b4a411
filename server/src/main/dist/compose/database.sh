#!/bin/sh
# Run once by the PostgreSQL image, in an empty volume: the server's user, who is no superuser, and its database.
set -eu
# The password goes to psql by the file, and stands in no list of processes.
psql -v ON_ERROR_STOP=1 --no-psqlrc --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set password `cat /run/secrets/database`
create role nabij_server login createrole password :'password';
create database telecare owner nabij_server;
SQL
