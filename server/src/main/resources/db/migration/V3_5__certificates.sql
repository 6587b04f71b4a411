-- A box renews its certificate, and an administrator revokes one.

alter table gateway_certificate
    add column renewal_of   text references gateway_certificate,  -- none: by an installer's code
    add column key_hash     bytea,                                -- SHA-256 of the box's key
    add column certificate  text,                                 -- PEM, to answer the same renewal again
    add column last_seen_at timestamptz;                          -- at each CONNECT, let in or not

-- The same renewal asked twice is one certificate, also when both are asked at once.
create unique index gateway_certificate_renewed on gateway_certificate (renewal_of, key_hash)
    where renewal_of is not null;
create index gateway_certificate_revoked on gateway_certificate (revoked_at) where revoked_at is not null;

-- An administrator's revocation. The policy 'own' keeps her to her own organisation's homes.
grant update (revoked_at) on gateway_certificate to nabij_app;
