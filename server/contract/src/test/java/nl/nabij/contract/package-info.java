/// Proves that the contract's JSON is what it was: each message has a file that both ends must keep to.
@NullMarked
package nl.nabij.contract;

import org.jspecify.annotations.NullMarked;
