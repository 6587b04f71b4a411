package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.contract.GatewayId;

/// The calls that were agreed upon with a client. They stand on her screen, and both sides are reminded 5
/// minutes before.
///
/// @param plans those that are not over
public record CallPlans(List<CallPlan> plans) {

    /// More nobody keeps in mind.
    public static final int MOST = 20;

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private static final int LONGEST_ABOUT = 80;

    public CallPlans {
        plans = List.copyOf(plans);
    }

    public enum WithKind {
        /// Whoever of her care organisation is on duty.
        @JsonProperty("team")
        TEAM,
        /// One person who works with clients at her own organisation.
        @JsonProperty("person")
        PERSON,
        /// One of her family or friends who may use the family page.
        @JsonProperty("relative")
        RELATIVE
    }

    public enum PlanState {
        @JsonProperty("planned")
        PLANNED,
        /// Called off beforehand, or nobody was at home for some time.
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("held")
        HELD,
        /// An hour after its time nobody had spoken with her.
        @JsonProperty("missed")
        MISSED
    }

    /// @param with whom; absent for the team
    /// @param withName as she reads it; absent for the team
    /// @param withGone that person works there no more, or may not call any more: somebody has to be found
    /// @param days on which it is; none: once
    /// @param about for staff only, never on her screen
    /// @param coming its next days, at most 7 of the next 60
    public record CallPlan(
            UUID id,
            WithKind withKind,
            Optional<UUID> with,
            Optional<String> withName,
            boolean withGone,
            List<DayOfWeek> days,
            String at,
            LocalDate firstDay,
            Optional<LocalDate> lastDay,
            Optional<String> about,
            List<PlanDay> coming,
            String plannedBy,
            Instant plannedAt) {
        public CallPlan {
            days = List.copyOf(days);
            coming = List.copyOf(coming);
        }
    }

    /// @param day by her own clock
    /// @param at the same as a moment
    public record PlanDay(LocalDate day, Instant at, PlanState state) {}

    /// The body of `POST …/call-plans` and of `PUT …/call-plans/{plan}`.
    ///
    /// @param with of a person or relative
    /// @param days none: once, on its first day
    /// @param at `10:30`, by her own clock
    /// @param about what it is for, for staff only; at most 80 characters
    public record AgreeCall(
            WithKind withKind,
            Optional<UUID> with,
            List<DayOfWeek> days,
            String at,
            LocalDate firstDay,
            Optional<LocalDate> lastDay,
            Optional<String> about) {
        public AgreeCall {
            days = List.copyOf(days);
            firstDay = HomeFields.day("firstDay", firstDay);
            lastDay = lastDay.map(day -> HomeFields.day("lastDay", day));
            about = about.filter(text -> !text.isBlank()).map(text -> HomeFields.text("about", text, LONGEST_ABOUT));
            HomeFields.check(
                    (withKind == WithKind.TEAM) == with.isEmpty(),
                    "with names the person or relative, and is absent for the team");
            HomeFields.check(days.size() == days.stream().distinct().count(), "days name one twice");
            HomeFields.check(TIME.matcher(at).matches(), "at is '" + at + "'; it has to be a time such as 10:30");
            LocalDate first = firstDay;
            HomeFields.check(lastDay.map(last -> !last.isBefore(first)).orElse(true), "lastDay is before firstDay");
            HomeFields.check(
                    !days.isEmpty() || lastDay.isEmpty(),
                    "lastDay is for what is each week; one call has its day only");
        }
    }

    /// The body of `PUT …/call-plans/{plan}/days/{day}`.
    ///
    /// @param skipped true: it is called off on that day; false: it takes place after all
    public record SayDay(boolean skipped) {}

    /// One planned call on one day, as those who make it see it.
    ///
    /// @param mine it is with who asks, or with the team
    /// @param away nobody is at home for some time, as staff wrote down
    public record PlannedToday(
            UUID plan,
            LocalDate day,
            Instant at,
            PlanState state,
            GatewayId home,
            String clientName,
            WithKind withKind,
            Optional<String> withName,
            boolean mine,
            boolean away,
            Optional<String> about) {}
}
