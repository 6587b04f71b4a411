package nl.nabij.server.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Accounts and sessions in memory, held to the same contract as the ones in PostgreSQL.
public final class MemoryAccessStore implements AccessStore {

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<UserId, Long> steps = new HashMap<>();
    private final Map<UserId, Set<String>> recovery = new HashMap<>();

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

    @Override
    public synchronized List<Session> endOf(
            OrganisationId organisation, UserId person, Optional<UUID> only, Optional<UUID> but, Instant at) {
        List<Session> ended = sessions.values().stream()
                .filter(kept -> kept.person().id().equals(person)
                        && kept.person().organisation().equals(organisation)
                        && only.map(kept.id()::equals).orElse(true)
                        && !but.map(kept.id()::equals).orElse(false))
                .toList();
        sessions.values().removeAll(ended);
        return ended;
    }

    @Override
    public synchronized boolean useSecondFactorStep(Person person, long step) {
        if (steps.getOrDefault(person.id(), 0L) >= step) {
            return false;
        }
        steps.put(person.id(), step);
        return true;
    }

    @Override
    public synchronized boolean useRecoveryCode(Person person, String hash, Instant at) {
        return recovery.getOrDefault(person.id(), new HashSet<>()).remove(hash);
    }

    synchronized void putRecoveryCode(Person person, String hash) {
        recovery.computeIfAbsent(person.id(), _ -> new HashSet<>()).add(hash);
    }

    private static String text(byte[] hash) {
        return java.util.HexFormat.of().formatHex(hash);
    }
}
