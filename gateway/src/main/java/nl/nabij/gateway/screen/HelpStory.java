package nl.nabij.gateway.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.ResidentState.Help;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;

/// What her screen tells about help, from her press to 'all is well again'.
///
/// ```
///   quiet ──press──► calling (offline: call 112 or your neighbour; we go on trying)
///     ▲                 │ a notice names the alarm
///     │                 ▼
///     │              heard ► claimed ► contact ► responder …   as the notices say
///     │ 2 minutes       │ a notice without any alarm
///     └─────── over ◄───┘
/// ```
///
/// Only a notice makes it 'heard': a person who reads that must be right.
///
/// @param news the newest notice
/// @param calling a press that no notice names yet
/// @param waiting alarm rows without a receipt
/// @param over the last alarm, and since when on the steady clock it is closed
/// @param cancelled she said here that it was a mistake
record HelpStory(Optional<News> news, Optional<Calling> calling, long waiting, Optional<Over> over, boolean cancelled) {

    /// So long the screen says that it is over: she may have to fetch her glasses.
    static final Duration OVER_IS_SHOWN = Duration.ofMinutes(2);

    static final HelpStory QUIET = new HelpStory(Optional.empty(), Optional.empty(), 0, Optional.empty(), false);

    /// What the centre told last.
    ///
    /// @param at when it arrived, on the steady clock; empty when that was before a restart and the box
    ///     cannot know how long ago
    record News(Down.Notice notice, Optional<Instant> at) {}

    Optional<Down.Notice> notice() {
        return news.map(News::notice);
    }

    /// @param since on the wall clock
    /// @param revision of the notice when she pressed; 0 without
    record Calling(DeviceId device, Kind kind, Instant since, long revision) {

        Calling atMost(long newest) {
            return new Calling(device, kind, since, Math.min(revision, newest));
        }
    }

    record Over(Kind kind, Instant raisedAt, Instant since) {}

    HelpStory pressed(DeviceId device, Kind kind, Instant wall) {
        Instant since = calling.map(Calling::since).orElse(wall);
        long revision = notice().map(Down.Notice::revision).orElse(0L);
        Calling now = new Calling(device, kind, since, revision);
        return new HelpStory(news, Optional.of(now), Math.max(waiting, 1), Optional.empty(), false);
    }

    /// Always the newest of its connection: the link sees to that. A lower revision than the last one's
    /// is a centre that was restored from its backup and counts from there; so does a press, from now on.
    HelpStory noticed(Down.Notice newest, Instant steady) {
        Optional<Over> ended = over;
        Optional<Down.OpenAlarm> before = shown();
        if (!newest.alarms().isEmpty()) {
            ended = Optional.empty();
        } else if (before.isPresent()) {
            ended = Optional.of(new Over(before.get().kind(), before.get().raisedAt(), steady));
        }
        boolean stillCancelled =
                cancelled && (calling.isPresent() || !newest.alarms().isEmpty());
        Optional<Calling> press = calling.map(one -> one.atMost(newest.revision()));
        News told = new News(newest, Optional.of(steady));
        return new HelpStory(Optional.of(told), press, waiting, ended, stillCancelled).settled(steady);
    }

    HelpStory waitingFor(long rows, Instant steady) {
        return new HelpStory(news, calling, rows, over, cancelled).settled(steady);
    }

    HelpStory cancelledHere() {
        return new HelpStory(news, calling, waiting, over, true);
    }

    /// Whether the press is told by the centre now. It is when a notice names its alarm; and when
    /// everything is received and a newer notice does not name it, since then it is closed already.
    private HelpStory settled(Instant steady) {
        if (calling.isEmpty() || news.isEmpty()) {
            return this;
        }
        Calling press = calling.get();
        Down.Notice notice = news.get().notice();
        boolean newer = notice.revision() > press.revision();
        boolean named = notice.alarms().stream()
                .anyMatch(alarm ->
                        alarm.device().equals(press.device()) && alarm.kind().equals(press.kind()));
        if (named ? !newer && waiting > 0 : !newer || waiting > 0) {
            return this;
        }
        Optional<Over> ended = notice.alarms().isEmpty()
                ? Optional.of(new Over(press.kind(), press.since(), steady))
                : Optional.empty();
        return new HelpStory(news, Optional.empty(), waiting, ended, cancelled);
    }

    Optional<Help> help(boolean uplink, Instant steady) {
        Optional<Down.OpenAlarm> alarm = shown();
        if (calling.isPresent() && (alarm.isEmpty() || !uplink)) {
            HelpStage stage = uplink ? HelpStage.CALLING : HelpStage.CALLING_OFFLINE;
            return Optional.of(new Help(
                    calling.get().since(),
                    stage,
                    Optional.empty(),
                    calling.get().kind(),
                    cancelled,
                    Optional.empty()));
        }
        if (alarm.isPresent()) {
            Down.OpenAlarm open = alarm.get();
            return Optional.of(new Help(
                    open.raisedAt(),
                    HelpStage.of(open.stage()),
                    open.with(),
                    open.kind(),
                    cancelled || open.cancelledByClient(),
                    open.responder().map(who -> Nearness.of(who, left(open, steady)))));
        }
        return over.filter(end -> steady.isBefore(end.since().plus(OVER_IS_SHOWN)))
                .map(end -> new Help(
                        end.raisedAt(), HelpStage.OVER, Optional.empty(), end.kind(), false, Optional.empty()));
    }

    /// How much longer it takes who comes, as far as the box can know: the centre said how long it was when
    /// the notice arrived.
    private Optional<Duration> left(Down.OpenAlarm open, Instant steady) {
        return open.arrivesInMillis()
                .flatMap(millis -> news.flatMap(News::at).map(at -> Duration.between(steady, at.plusMillis(millis))));
    }

    /// Of several alarms the one where help is furthest: that is what comforts, and all are open.
    private Optional<Down.OpenAlarm> shown() {
        return news.stream()
                .flatMap(told -> told.notice().alarms().stream())
                .max(Comparator.comparing(Down.OpenAlarm::stage)
                        .thenComparing(Down.OpenAlarm::raisedAt, Comparator.reverseOrder()));
    }
}
