/// The whole system as a story: real server, gateway, PostgreSQL, home broker and simulated home as
/// processes of their own, and a real browser.
///
/// Main type: [nl.nabij.sim.story.WholeSystem]. Nothing depends on it. It never reaches into a
/// program: it presses, looks and clicks, as people do, and pulls plugs.
@NullMarked
package nl.nabij.sim.story;

import org.jspecify.annotations.NullMarked;
