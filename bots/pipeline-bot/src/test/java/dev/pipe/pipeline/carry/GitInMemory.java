package dev.pipe.pipeline.carry;

import dev.pipe.common.github.GitHubReads.Compared;
import dev.pipe.common.github.GitHubReads.GitCommit;
import dev.pipe.common.github.GitHubReads.TreeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.RecursiveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A repository in memory, and git's own merge to hold ours against. */
final class GitInMemory implements GitObjects {

    private static final PersonIdent ADA = new PersonIdent("ada", "ada@example.org");

    private final InMemoryRepository git = new InMemoryRepository(new DfsRepositoryDescription("test"));
    private final Map<String, String> branches = new HashMap<>();
    int reads;
    int blobs;

    /** A commit of these files. */
    String commit(Map<String, String> files, String... parents) {
        return commit(files, "", parents);
    }

    /** A commit of these files, of which one is executable. */
    String commit(Map<String, String> files, String executable, String[] parents) {
        try (var inserter = git.newObjectInserter()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                var entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(file.getKey().equals(executable) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            var tree = index.writeTree(inserter).name();
            inserter.flush();
            return commit(tree, parents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String commit(String tree, String... parents) {
        try (var inserter = git.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(ObjectId.fromString(tree));
            commit.setParentIds(Arrays.stream(parents).map(ObjectId::fromString).toArray(ObjectId[]::new));
            commit.setAuthor(ADA);
            commit.setCommitter(ADA);
            commit.setMessage("Write " + branches.size() + " " + reads);
            var id = inserter.insert(commit).name();
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void branch(String name, String sha) {
        branches.put(name, sha);
    }

    /** The tree of git's own merge; empty where it conflicts. */
    Optional<String> merge(String ours, String theirs) {
        var merger = (RecursiveMerger) MergeStrategy.RECURSIVE.newMerger(git, true);
        try {
            if (!merger.merge(ObjectId.fromString(ours), ObjectId.fromString(theirs))) {
                return Optional.empty();
            }
            merger.getObjectInserter().flush();
            return Optional.of(merger.getResultTreeId().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<GitCommit> commit(String sha) {
        try (var walk = new RevWalk(git)) {
            var commit = walk.parseCommit(ObjectId.fromString(sha));
            return Optional.of(new GitCommit(
                    sha,
                    commit.getTree().name(),
                    Arrays.stream(commit.getParents()).map(RevCommit::name).toList()));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Compared> compare(String one, String other) {
        try (var walk = new RevWalk(git)) {
            var first = walk.parseCommit(ObjectId.fromString(one));
            var second = walk.parseCommit(ObjectId.fromString(other));
            var ahead = RevWalkUtils.count(walk, second, first);
            var behind = RevWalkUtils.count(walk, first, second);
            walk.reset();
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(List.of(first, second));
            return Optional.ofNullable(walk.next()).map(base -> new Compared(ahead, behind, base.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> branchTip(String branch) {
        return Optional.ofNullable(branches.get(branch));
    }

    @Override
    public List<TreeEntry> tree(String sha) {
        reads++;
        try (var walk = new TreeWalk(git)) {
            walk.addTree(ObjectId.fromString(sha));
            var entries = new ArrayList<TreeEntry>();
            while (walk.next()) {
                var mode = walk.getFileMode();
                entries.add(new TreeEntry(
                        walk.getPathString(),
                        "%06o".formatted(mode.getBits()),
                        mode == FileMode.TREE ? "tree" : "blob",
                        walk.getObjectId(0).name(),
                        mode == FileMode.TREE
                                ? 0
                                : git.open(walk.getObjectId(0)).getSize()));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] blob(String sha) {
        reads++;
        blobs++;
        try {
            return git.open(ObjectId.fromString(sha)).getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
