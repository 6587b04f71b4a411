/// Which night centre answers an organisation's alarms: asked by the one side, in force once the other accepts, ended
/// by either.
///
/// Main type: [nl.nabij.server.nightcentre.NightCentreBook]. [nl.nabij.server.nightcentre.NightHours] says whether it
/// is asked first now where a client wants to talk. `admin`, `calling` and the wiring may depend on it. It never moves
/// an alarm that is open: each keeps the night centre to which it was offered.
@NullMarked
package nl.nabij.server.nightcentre;

import org.jspecify.annotations.NullMarked;
