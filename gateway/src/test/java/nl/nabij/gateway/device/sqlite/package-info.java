/// The home's memory on a real file.
@NullMarked
package nl.nabij.gateway.device.sqlite;

import org.jspecify.annotations.NullMarked;
