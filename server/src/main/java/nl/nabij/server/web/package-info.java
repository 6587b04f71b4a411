/// The centre's HTTP, whatever is served over it: routes as data, who may use them, checks against
/// other sites, errors that say what would be right, and the faces' files.
///
/// Main type: [nl.nabij.server.web.ApiRouter]. The faces' packages and the wiring may depend on it.
/// It never knows an alarm or a home.
@NullMarked
package nl.nabij.server.web;

import org.jspecify.annotations.NullMarked;
