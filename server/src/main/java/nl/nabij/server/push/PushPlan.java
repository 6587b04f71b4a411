package nl.nabij.server.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.access.Role;
import nl.nabij.server.escalation.Asked;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;

/// What is to be pushed for one summons: a function of who is asked, who can be reached, what was sent and whose
/// page rings already.
///
/// @param sends to whom no page rings, each asking once
/// @param takesBack phones that still show what asks their owner no more
/// @param lookAgain a page that is connected has not said yet whether it rings; empty when nothing is waited for
record PushPlan(List<Send> sends, Set<UUID> takesBack, Optional<Duration> lookAgain) {

    /// So long a connected page has to say that it rings: a round trip of a slow network and a drawn frame.
    static final Duration PAGE_SAYS_WITHIN = Duration.ofSeconds(4);

    /// What is over in less cannot be answered any more.
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /// A subscription of a session, or a relative's browser, that lives. A relative has no role and no duty.
    record Reachable(UUID subscription, Addressee who, OrganisationId organisation, Set<Role> roles, boolean onDuty) {}

    /// @param subscription which got it, and was not told that it is over
    record Sent(UUID subscription, String turn) {}

    record Send(UUID subscription, PushKind kind, String turn, Duration lasts) {}

    static PushPlan of(Summons summons, List<Reachable> people, Set<Sent> sent, Pages pages, Instant now) {
        List<Send> sends = new ArrayList<>();
        Set<UUID> asked = new HashSet<>();
        Optional<Duration> lookAgain = Optional.empty();
        for (Asking asking : summons.askings()) {
            Duration left = Duration.between(now, asking.until());
            Duration patience = PAGE_SAYS_WITHIN.minus(Duration.between(asking.from(), now));
            for (Reachable one : people) {
                if (left.compareTo(SHORTEST) < 0 || !isAsked(asking, one)) {
                    continue;
                }
                asked.add(one.subscription());
                Pages.Hear hear = pages.of(one.who(), summons.subject());
                boolean has = hear == Pages.Hear.RINGS || sent.contains(new Sent(one.subscription(), asking.turn()));
                if (has) {
                    continue;
                }
                if (hear == Pages.Hear.CONNECTED && patience.isPositive()) {
                    lookAgain = Optional.of(lookAgain
                            .filter(other -> other.compareTo(patience) <= 0)
                            .orElse(patience));
                } else {
                    sends.add(new Send(one.subscription(), asking.kind(), asking.turn(), left));
                }
            }
        }
        Set<UUID> takesBack = sent.stream()
                .map(Sent::subscription)
                .filter(subscription -> !asked.contains(subscription))
                .collect(Collectors.toUnmodifiableSet());
        return new PushPlan(List.copyOf(sends), takesBack, lookAgain);
    }

    private static boolean isAsked(Asking asking, Reachable one) {
        return switch (asking.whom()) {
            case Whom.Step(var target) ->
                one.onDuty()
                        && one.who() instanceof Addressee.Staff(UserId person)
                        && !asking.not().contains(person)
                        && Asked.by(target, one.organisation(), person, one.roles());
            case Whom.Named(var who) -> who.equals(one.who());
        };
    }
}
