package nl.nabij.server.home.file;

import java.util.Optional;
import nl.nabij.contract.face.HomeFile.StayState;

/// What may be done with a home's file when. A pure core: the only code that decides it.
///
/// ```
///   living ⇄ away        alarms are heard in each of them;
///      └───┬───┘         nobody is sent for a silent box in the last two
///          └──► ended ──until its file is erased──► living
///                 └──once no box and no alarm is there──► gone
/// ```
final class StayRules {

    private StayRules() {}

    /// What somebody wants.
    enum Wish {
        /// Another address, other people, notes.
        CHANGE,
        GO_AWAY,
        COME_BACK,
        END,
        REOPEN,
        ERASE,
        AGREE,
        /// Taking a consent back is possible at any time.
        DISAGREE
    }

    /// @param openAlarm whether somebody waits for help there, or is being helped
    /// @param connected whether the box is connected, so that somebody may still press there
    /// @param fileErased whether what is needed to go on was erased
    record Now(StayState state, boolean openAlarm, boolean connected, boolean fileErased) {}

    /// Why it may not be; empty when it may.
    static Optional<FileAnswer> refusal(Now now, Wish wish) {
        boolean ended = now.state() == StayState.ENDED;
        return switch (wish) {
            case CHANGE, GO_AWAY, COME_BACK, AGREE -> when(ended, new FileAnswer.Ended());
            case DISAGREE -> Optional.empty();
            case END -> ended ? Optional.of(new FileAnswer.Ended()) : when(now.openAlarm(), new FileAnswer.AlarmOpen());
            case REOPEN -> when(!ended || now.fileErased(), new FileAnswer.NotThen());
            case ERASE -> {
                if (!ended) {
                    yield Optional.of(new FileAnswer.NotThen());
                }
                yield now.openAlarm()
                        ? Optional.of(new FileAnswer.AlarmOpen())
                        : when(now.connected(), new FileAnswer.BoxConnected());
            }
        };
    }

    private static Optional<FileAnswer> when(boolean refused, FileAnswer why) {
        return refused ? Optional.of(why) : Optional.empty();
    }
}
