package dev.pipe.review.diff;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.CommitConfig;
import org.eclipse.jgit.lib.CoreConfig;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.SubmoduleConfig;
import org.eclipse.jgit.transport.HttpConfig;

/**
 * Tells a native image what JGit reaches by reflection: its messages, without which even a complaint about a diff cannot be
 * made, and what its configuration may say. What must not be initialised while the image is built stands in
 * {@code application.properties}.
 */
@RegisterForReflection(
        targets = {
            BranchConfig.BranchRebaseMode.class,
            CommitConfig.CleanupMode.class,
            CoreConfig.AutoCRLF.class,
            CoreConfig.CheckStat.class,
            CoreConfig.EOL.class,
            CoreConfig.EolStreamType.class,
            CoreConfig.HideDotFiles.class,
            CoreConfig.LogRefUpdates.class,
            CoreConfig.SymLinks.class,
            CoreConfig.TrustStat.class,
            DiffAlgorithm.SupportedAlgorithm.class,
            DiffConfig.RenameDetectionType.class,
            GpgConfig.GpgFormat.class,
            HttpConfig.HttpRedirectMode.class,
            ObjectChecker.ErrorType.class,
            RefUpdate.Result.class,
            SubmoduleConfig.FetchRecurseSubmodulesMode.class
        },
        classNames = {
            "org.eclipse.jgit.internal.JGitText",
            "org.eclipse.jgit.lib.CoreConfig$TrustLooseRefStat",
            "org.eclipse.jgit.lib.CoreConfig$TrustPackedRefsStat",
            "org.eclipse.jgit.transport.TransferConfig$FsckMode",
            "org.eclipse.jgit.transport.TransferConfig$ProtocolVersion"
        })
final class RegisterJGit {

    private RegisterJGit() {}
}
