/// What stands for somebody on a client's screen: a photo of family or of who works here, a team's logo.
///
/// Main type: [nl.nabij.server.portrait.Portrait]. Whoever keeps one may depend on it. It knows no database
/// and no caller, and never keeps anything of what was given but the picture itself.
@NullMarked
package nl.nabij.server.portrait;

import org.jspecify.annotations.NullMarked;
