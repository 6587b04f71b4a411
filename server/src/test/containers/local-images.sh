#!/bin/sh
# Makes stand-ins of the two images that the tests name, out of files of this machine, for a Docker engine
# that can pull nothing: the PostgreSQL of the embedded library, the mosquitto of the operating system.
#
#   local-images.sh POSTGRES_FOLDER     such as server/target/postgres-binaries/PG-…
set -eu

postgres=$1
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# Copies a program with the libraries that it is linked to.
with_libraries() {
    install -D "$1" "$root$1"
    ldd "$1" | grep -o '/[^ ]*' | while read -r library; do
        [ -e "$root$library" ] || install -D "$library" "$root$library"
    done
}

mkdir -p "$root/tmp" "$root/etc" "$root/var/lib/postgresql" "$root/mosquitto/config"
chmod 1777 "$root/tmp"
printf 'root:x:0:0::/:/bin/sh\nserver:x:999:999::/tmp:/bin/sh\nmosquitto:x:1883:1883::/tmp:/bin/sh\n' > "$root/etc/passwd"
printf 'root:x:0:\nserver:x:999:\nmosquitto:x:1883:\n' > "$root/etc/group"
for program in /bin/sh /bin/chown /bin/cat /usr/bin/setpriv /usr/sbin/mosquitto; do
    with_libraries "$(realpath "$program")"
    [ -e "$root$program" ] || { mkdir -p "$root$(dirname "$program")"; cp "$(realpath "$program")" "$root$program"; }
done
cp -r "$postgres" "$root/postgres"
for program in "$postgres"/bin/postgres "$postgres"/bin/initdb; do
    ldd "$program" | grep -o '/[^ ]*' | grep -v "^$postgres" | while read -r library; do
        [ -e "$root$library" ] || install -D "$library" "$root$library"
    done
done

cat > "$root/entrypoint.sh" <<'ENTRYPOINT'
#!/bin/sh
set -eu
export PATH=/postgres/bin:/bin:/usr/bin:/usr/sbin LC_ALL=C
[ "$1" = postgres ] || exec "$@"
as_server() { setpriv --reuid=999 --regid=999 --clear-groups "$@"; }
data=/var/lib/postgresql
chown 999:999 $data
printf %s "$POSTGRES_PASSWORD" > /tmp/password
as_server initdb -D $data/data -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 -E UTF8 --no-locale
echo 'host all all all scram-sha-256' >> $data/data/pg_hba.conf
echo "create database $POSTGRES_DB" | as_server postgres --single -D $data/data postgres
# The real image starts twice, and who waits for it counts this line.
echo 'LOG:  database system is ready to accept connections'
shift
exec setpriv --reuid=999 --regid=999 --clear-groups postgres -D $data/data -c 'listen_addresses=*' \
    -c unix_socket_directories=/tmp "$@"
ENTRYPOINT
chmod 755 "$root/entrypoint.sh"
chmod -R a+rX "$root"

tar -C "$root" -c . | docker import --change 'ENTRYPOINT ["/entrypoint.sh"]' --change 'CMD ["postgres"]' \
    --change 'EXPOSE 5432' - postgres:18.3
tar -C "$root" -c . | docker import --change 'CMD ["mosquitto", "-c", "/mosquitto/config/mosquitto.conf"]' \
    --change 'EXPOSE 1883' - eclipse-mosquitto:2.0
