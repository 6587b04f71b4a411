package nl.nabij.server.home.file;

import nl.nabij.contract.face.HomeFile;

/// What became of a change. Whatever is not [Done] changed nothing.
public sealed interface FileAnswer {

    record Done(HomeFile file) implements FileAnswer {}

    record NoSuchHome() implements FileAnswer {}

    /// Somebody else changed it after it was read.
    record Changed() implements FileAnswer {}

    /// Somebody waits for help there, or has just got it.
    record AlarmOpen() implements FileAnswer {}

    /// Its box is connected, or was within the last hour, or what it sent waits: somebody may still press
    /// there.
    record BoxConnected() implements FileAnswer {}

    /// Care there ended.
    record Ended() implements FileAnswer {}

    /// Care there has not ended, or what would be needed to take that back is erased.
    record NotThen() implements FileAnswer {}

    /// Another name was typed than the one that stands in the file.
    record OtherName() implements FileAnswer {}

    /// She cannot be back before today, nor be away for so long without somebody asking after her.
    record NoSuchDay() implements FileAnswer {}

    /// All of it is erased.
    record Gone() implements FileAnswer {}
}
