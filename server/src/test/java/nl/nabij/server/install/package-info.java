@NullMarked
package nl.nabij.server.install;

import org.jspecify.annotations.NullMarked;
