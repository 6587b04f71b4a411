/// How homes are installed: what an installer said of their devices, which test presses the centre
/// believed, who may install, and the second person's check.
///
/// Main types: [TestPresses], [InstallationBook]. The wiring and `admin` depend on it. It makes no
/// alarm and closes none.
@NullMarked
package nl.nabij.server.install;

import org.jspecify.annotations.NullMarked;
