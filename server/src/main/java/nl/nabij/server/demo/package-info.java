/// The demonstration's organisations, people and home.
///
/// Main type: [nl.nabij.server.demo.DemoData]. Only the wiring depends on it, and only where
/// `NABIJ_DEMO` is set. It never changes what a real provider entered.
@NullMarked
package nl.nabij.server.demo;

import org.jspecify.annotations.NullMarked;
