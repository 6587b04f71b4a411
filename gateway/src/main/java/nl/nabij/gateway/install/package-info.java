/// Installing a home from the page on the box: who may, what became of the enrolment code, and the test
/// press on its way to the centre and back.
///
/// Main types: [InstallerDesk], [Trials]. `screen` serves it and the wiring joins it to the link. It
/// decides nothing about alarms, and it knows no HTTP.
@NullMarked
package nl.nabij.gateway.install;

import org.jspecify.annotations.NullMarked;
