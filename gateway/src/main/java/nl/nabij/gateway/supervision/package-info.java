/// What has gone quiet or runs out in the home, as named faults.
///
/// Main type: [nl.nabij.gateway.supervision.Supervision]. Only the wiring may depend on it. It never
/// raises an alarm: faults go to the technical list.
@NullMarked
package nl.nabij.gateway.supervision;

import org.jspecify.annotations.NullMarked;
