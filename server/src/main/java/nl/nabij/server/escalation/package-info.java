/// Who is asked next when an alarm is not answered, when, and why: ladders as data.
///
/// Main type: [nl.nabij.server.escalation.Escalation]. The alarm's core depends on it; rosters
/// (`duty`) will say which persons stand behind a step. It never looks at an alarm, a clock or a
/// roster itself.
@NullMarked
package nl.nabij.server.escalation;

import org.jspecify.annotations.NullMarked;
