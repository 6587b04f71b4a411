/// The description of the HTTP API in OpenAPI 3.1, made from the routes and the contract's records,
/// so that it cannot say anything else than what is served.
///
/// Main type: [nl.nabij.server.openapi.OpenApiDocument]. The wiring of the routes may depend on it.
/// It never describes by hand what a route or a record already says.
@NullMarked
package nl.nabij.server.openapi;

import org.jspecify.annotations.NullMarked;
