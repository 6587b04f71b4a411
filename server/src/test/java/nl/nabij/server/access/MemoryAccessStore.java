package nl.nabij.server.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;

/// Accounts and sessions in memory, held to the same contract as the ones in PostgreSQL.
public final class MemoryAccessStore implements AccessStore {

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Account> accountByLogin(String login) {
        return Optional.ofNullable(accounts.get(login));
    }

    @Override
    public synchronized void putAccount(Account account) {
        accounts.put(account.person().login(), account);
    }

    @Override
    public synchronized void open(Session session, byte[] tokenHash, String address, int most) {
        sessions.put(text(tokenHash), session);
        List<Map.Entry<String, Session>> own = sessions.entrySet().stream()
                .filter(entry ->
                        entry.getValue().person().id().equals(session.person().id()))
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Session> entry) -> entry.getValue().startedAt()))
                .toList();
        own.stream().limit(Math.max(0, own.size() - most)).forEach(entry -> sessions.remove(entry.getKey()));
    }

    @Override
    public synchronized Optional<Session> sessionByToken(byte[] tokenHash) {
        return Optional.ofNullable(sessions.get(text(tokenHash)));
    }

    @Override
    public synchronized void used(OrganisationId organisation, UUID session, Instant at) {
        sessions.replaceAll((_, kept) ->
                kept.id().equals(session) ? new Session(kept.id(), kept.person(), kept.startedAt(), at) : kept);
    }

    @Override
    public synchronized void end(OrganisationId organisation, UUID session, Instant at) {
        sessions.values().removeIf(kept -> kept.id().equals(session));
    }

    private static String text(byte[] hash) {
        return java.util.HexFormat.of().formatHex(hash);
    }
}
