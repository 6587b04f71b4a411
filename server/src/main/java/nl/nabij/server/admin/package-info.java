/// The administrators' calls: who works here, which homes there are, how a box gets into one, which organisations,
/// night centres and teams, and the very first start of a centre.
///
/// Main types: [StaffRoutes], [HomeBookRoutes]. Only the wiring depends on it. It holds no rule of its own: those are
/// in `access`, `home`, `enrolment`, `nightcentre` and `team`.
@NullMarked
package nl.nabij.server.admin;

import org.jspecify.annotations.NullMarked;
