package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.review.diff.ReadDiff;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what is asked less than before, or in another place. */
class LostGuardsTest {

    private static final FindRisks FIND = FindRisks.withShippedRules();

    static Stream<Arguments> weaker() {
        return Stream.of(
                of("scope-removed", "src/notes.py", """
                         def get_queryset(self):
                        -    return Note.objects.filter(owner=self.request.user)
                        +    return Note.objects.all()"""),
                of("scope-removed", "internal/notes.go", """
                        -	row := db.QueryRow("SELECT * FROM notes WHERE id = $1 AND owner_id = $2", id, owner)
                        +	row := db.QueryRow("SELECT * FROM notes WHERE id = $1", id)"""),
                of("scope-removed", "app/notes_controller.rb", """
                        -    @note = current_user.notes.find(params[:id])
                        +    @note = Note.find(params[:id])"""),
                of("scope-removed", "src/main/java/Docs.java", """
                        -        return docs.findByIdAndOwnerId(id, me.id()).orElseThrow();
                        +        return docs.findById(id).orElseThrow();"""),
                of("check-opened", "app/Policies/PostPolicy.php", """
                         public function delete(User $user, Post $post): bool
                         {
                        -    return $user->id === $post->user_id;
                        +    return true;
                         }"""),
                of("check-opened", "src/auth.ts", """
                        -export const canEdit = (u: User, d: Doc) => u.id === d.ownerId;
                        +export const canEdit = (u: User, d: Doc) => true;"""),
                of("check-opened", "src/middleware.ts", """
                        -  matcher: ['/dashboard/:path*', '/admin/:path*'],
                        +  matcher: ['/dashboard/:path*'],"""),
                of("identity-from-request", "src/users.js", """
                        -  const userId = req.user.id;
                        +  const userId = req.body.userId;"""),
                of("identity-from-request", "src/main/java/Invoices.java", """
                        -    List<Invoice> mine(Principal me) {
                        +    List<Invoice> mine(@RequestParam String user) {"""),
                of("authorization-removed", "src/routes.ts", """
                        -router.post('/refunds', requireAuth, requireRole('finance'), createRefund);
                        +router.post('/refunds', requireAuth, createRefund);"""),
                of("authorization-removed", "src/C.cs", """
                        -    [Authorize(Roles = "Admin")]
                        +    [Authorize]
                             public Task Delete(int id) => users.Delete(id);"""),
                of("authorization-removed", "src/routes.ts", """
                        -router.get('/orders', requireAuth, list);
                        -router.post('/orders', requireAuth, create);
                        +router.get('/orders', list);
                        +router.post('/orders', requireAuth, create);"""));
    }

    static Stream<Arguments> asStrict() {
        return Stream.of(
                of("authorization-removed", "src/actions.ts", """
                         export async function remove(id: string) {
                        -  const session = await getServerSession(options);
                        -  if (!session) {
                        -    throw new Error('unauthorized');
                        -  }
                        +  const session = await requireSession();
                           await db.delete(posts).where(eq(posts.id, id));"""),
                of("authorization-removed", "src/routes.ts", """
                        +router.use(requireAuth);
                        -router.get('/orders', requireAuth, list);
                        -router.post('/orders', requireAuth, create);
                        +router.get('/orders', list);
                        +router.post('/orders', create);"""),
                of("authorization-removed", "src/main/java/Admin.java", """
                        +@PreAuthorize("hasRole('ADMIN')")
                         class Admin {
                             @DeleteMapping("/users/{id}")
                        -    @PreAuthorize("hasRole('ADMIN')")
                             void delete(@PathVariable long id) {
                             @PostMapping("/users")
                        -    @PreAuthorize("hasRole('ADMIN')")
                             void create(@RequestBody NewUser user) {"""),
                of("authorization-removed", "src/api.py", """
                         @router.delete("/users/{user_id}")
                        -async def remove(user_id: int, admin: User = Depends(require_admin)):
                        +async def remove(user_id: int, admin: AdminUser):
                             users.delete(user_id)"""),
                of("scope-removed", "src/notes.py", """
                         def note(request, pk):
                        -    return get_object_or_404(Note, pk=pk, owner=request.user)
                        +    note = get_object_or_404(Note, pk=pk)
                        +    check_owner(note, request.user)
                        +    return note"""),
                of("scope-removed", "src/orders.py", """
                        -    Order.objects.create(owner=request.user, total=total)
                        +    Order.objects.create(total=total)"""),
                of("check-opened", "src/middleware.ts", """
                        -  matcher: ['/dashboard/:path*', '/admin/:path*'],
                        +  matcher: ['/((?!login).*)', '/admin/:path*'],"""),
                of("identity-from-request", "src/users.js", """
                        -  const userId = req.user.id;
                        +  const { userId } = await proved(req.headers);"""),
                of("check-opened", "src/flags.ts", """
                         function isDark(theme: Theme) {
                        -  return theme.name === 'dark';
                        +  return true;
                         }"""));
    }

    private static Arguments of(String id, String path, String code) {
        return Arguments.of(id, path, code);
    }

    @ParameterizedTest
    @MethodSource("weaker")
    void whatIsAskedLessIsFound(String id, String path, String code) {
        assertThat(FIND.in(ReadDiff.of(Diffs.modified(path, code))))
                .extracting(Finding::ruleId)
                .contains(id);
    }

    @ParameterizedTest
    @MethodSource("asStrict")
    void whatIsAskedElsewhereIsNot(String id, String path, String code) {
        assertThat(FIND.in(ReadDiff.of(Diffs.modified(path, code))))
                .extracting(Finding::ruleId)
                .doesNotContain(id);
    }
}
