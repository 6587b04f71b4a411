/// The resident's screen and the gateway's HTTP, with a real server and hostile callers.
@NullMarked
package nl.nabij.gateway.screen;

import org.jspecify.annotations.NullMarked;
