/** The sandbox as tests want it: started once per module, a fresh database for each who asks. */
package dev.pipe.sandbox.tests;
