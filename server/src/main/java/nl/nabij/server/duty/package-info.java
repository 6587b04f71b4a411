/// Which carers answer whoever asks to talk, as each says it herself, bound to her sign-in.
///
/// Main type: [nl.nabij.server.duty.CarerDuties]. The wiring depends on it. Consoles have shifts of their own
/// ([nl.nabij.server.console.Duty]): a desk proves each 15 s that somebody sits at it, a phone lies in a pocket.
@NullMarked
package nl.nabij.server.duty;

import org.jspecify.annotations.NullMarked;
