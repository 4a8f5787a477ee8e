using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Scripting;

[Trait("Category", "Slow")]
public class FactScriptGuardTests
{
    [Theory]
    [InlineData("System.IO.File.Exists(\"x\")", "System.IO.File")]
    [InlineData("new System.IO.FileStream(\"x\", System.IO.FileMode.Open) != null", "System.IO.FileStream")]
    [InlineData("Environment.MachineName == \"x\"", "System.Environment")]
    [InlineData("DateTime.Now.Year > 2000", "System.DateTime")]
    [InlineData("DateOnly.FromDateTime(default) > On", "System.DateTime")]
    [InlineData("Random.Shared.Next() > 1", "System.Random")]
    [InlineData("Guid.NewGuid() == default", "System.Guid")]
    [InlineData("System.Threading.Thread.CurrentThread.IsAlive", "System.Threading.Thread")]
    [InlineData("System.Threading.Tasks.Task.Run(() => true).Result", "System.Threading.Tasks.Task")]
    [InlineData("Purposes.GetType() == null", "System.Object.GetType")]
    [InlineData("\"x\".GetHashCode() > 0", "System.String.GetHashCode")]
    [InlineData("typeof(string) == null", "typeof")]
    [InlineData("Purposes.Shuffle().First() == \"x\"", "System.Linq.Enumerable.Shuffle")]
    [InlineData("System.Reflection.Assembly.GetExecutingAssembly() == null", "System.Reflection.Assembly")]
    [InlineData("AppDomain.CurrentDomain == null", "System.AppDomain")]
    [InlineData("Activator.CreateInstance<object>() == null", "System.Activator")]
    [InlineData("class C { ~C() { } } return true;", "a type of its own")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); return getpid() > 0;", "extern")]
    [InlineData("[Obsolete] int F() => 1; return F() > 0;", "an attribute")]
    [InlineData("Func<int, int> f = n => n; return f(1) > 0;", "a delegate in a variable")]
    [InlineData("var f = (int n) => n; return true;", "a delegate in a variable")]
    [InlineData("foreach (var f in new[] { (int n) => n }) { } return true;", "a delegate in a variable")]
    [InlineData("int[] a = { 1 }; System.Array.Sort(a, (x, y) => 0); GC.Collect(); return true;", "System.GC")]
    [InlineData("new Sluice.Scripting.FactScriptRunner() != null", "Sluice.Scripting.FactScriptRunner")]
    public void What_is_no_calculation_is_refused(string script, string what)
    {
        var error = new ScriptCase(script).Error();

        Assert.Contains("SLU4003: a fact script must not use `" + what, error, StringComparison.Ordinal);
        Assert.StartsWith("facts/fact.csx:1:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process.Start(\"x\") != null")]
    [InlineData("new System.Net.Http.HttpClient() != null")]
    [InlineData("Console.ReadLine() == null")]
    [InlineData("unsafe { int* p = null; } return true;")]
    [InlineData("dynamic d = 1; return d > 0;")]
    public void What_is_not_even_referenced_does_not_get_through(string script) =>
        Assert.All(new ScriptCase(script).Run().Diagnostics, d => Assert.True(d.Id is "SLU4002" or "SLU4003", d.ToString()));

    [Theory]
    [InlineData("#r \"System.Net.Http\"\ntrue", "#r")]
    [InlineData("#load \"other.csx\"\ntrue", "#load")]
    [InlineData("#line 100 \"elsewhere.cs\"\ntrue", "#line")]
    public void Nothing_is_loaded_from_elsewhere(string script, string directive) =>
        Assert.Equal($"facts/fact.csx:1:1: SLU4004: `{directive}` is not possible in a fact script", new ScriptCase(script).Error());

    [Theory]
    [InlineData("int F(int n) => F(n + 1); return F(0) > 0;")]
    [InlineData("int F(int n) { return n == 0 ? 0 : F(n - 1); } return F(9) > 0;")]
    [InlineData("int P => P + 1; return P > 0;")]
    [InlineData("int F(int n) => new[] { n }.Select(F).Sum(); return F(0) > 0;")]
    public void A_function_that_calls_itself_is_refused(string script) =>
        Assert.Contains("SLU4005", new ScriptCase(script).Error(), StringComparison.Ordinal);

    [Fact]
    public void Functions_that_call_each_other_are_both_named() =>
        Assert.Equal(
            ["`F` calls itself", "`G` calls itself"],
            new ScriptCase("int F(int n) => G(n); int G(int n) => F(n); return F(0) > 0;").Run().Diagnostics.Select(static d => d.Message)
        );

    [Theory]
    [InlineData("static int n; return ++n > 1;", "a static field")]
    [InlineData("static List<int> seen = new(); seen.Add(1); return seen.Count > 1;", "a static field")]
    [InlineData("static int N { get; set; } return ++N > 1;", "a static property")]
    public void What_would_live_on_between_transfers_is_refused(string script, string what) =>
        Assert.Contains(new ScriptCase(script).Run().Diagnostics, d =>
            d.Id == ScriptDiagnostics.ScriptForbidden.Id && d.Message.Contains(what, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(
        "static IEnumerator<int> GetEnumerator(this int n) { foreach (var i in n) { yield return i; } }\nforeach (var i in 3) { }\nreturn true;"
    )]
    [InlineData("static void Deconstruct(this int n, out int a, out int b) { (a, b) = n; }\nvar (x, y) = 3; return x > 0;")]
    [InlineData(
        "static void Deconstruct(this int n, out int a, out int b) { a = b = n is (1, 2) ? 1 : 2; }\nvar (x, y) = 3; return x > 0;"
    )]
    [InlineData(
        "static void Add(this List<string> list, int n) { var more = new List<string> { n }; }\nreturn new List<string> { 1 }.Count > 0;"
    )]
    [InlineData("static int Select(this int n, Func<int, int> f) => from i in n select i;\nreturn (from i in 3 select i) > 0;")]
    [InlineData(
        "static bool Where(this int n, Func<int, bool> f) => (from i in n where i > 0 select i);\nreturn from i in 3 where i > 0 select i;"
    )]
    [InlineData("static int F(this int n) => n.F();\nreturn 1.F() > 0;")]
    public void A_function_that_calls_itself_unnamed_is_found(string script) =>
        Assert.Contains(new ScriptCase(script).Run().Diagnostics, static d => d.Id == ScriptDiagnostics.ScriptRecursion.Id);

    [Fact]
    public void What_is_too_deep_for_the_compiler_is_refused_before_it()
    {
        foreach (
            var script in new[]
            {
                new string('(', 50_000) + "1" + new string(')', 50_000) + " > 0",
                "Categories" + string.Concat(Enumerable.Repeat(".Skip(0)", 20_000)) + ".Any()",
                "return " + string.Concat(Enumerable.Repeat("!", 20_000)) + "true;",
                "1" + string.Concat(Enumerable.Repeat(" + 1", 20_000)) + " > 0",
                string.Concat(Enumerable.Repeat("if (People > 1) { } else ", 5_000)) + "{ } return true;",
                string.Concat(Enumerable.Repeat("{", 20_000)) + string.Concat(Enumerable.Repeat("}", 20_000)) + "return true;",
            }
        )
        {
            Assert.Equal([ScriptDiagnostics.ScriptTooLarge.Id], new ScriptCase(script).Run().Diagnostics.Select(static d => d.Id));
        }
    }

    [Fact]
    public void A_calculation_may_use_functions_tuples_and_linq() =>
        Assert.Equal(
            "true",
            new ScriptCase(
                """
                bool Small(string name, int limit) => name.Length < limit;
                var groups = from c in Categories group c by c.Split('.')[0] into g orderby g.Key select (g.Key, Count: g.Count());
                var (first, count) = groups.First();
                var seen = new Dictionary<string, List<int>> { [first] = [count] };
                return seen.TryGetValue("account", out var counts) && counts is [2] && Recipients.All(r => Small(r.Name, 10)) && Math.Max(1, 2) == 2;
                """
            ).Value()
        );

    [Fact]
    public void Every_example_of_a_script_diagnostic_behaves()
    {
        // A script without end would take a processor from all other tests to their end: it is tried in a process that can be ended.
        foreach (
            var descriptor in ScriptDiagnostics.All.Where(static d =>
                d is { Subject: DiagnosticSubject.Script, BadExample.Length: > 0 } && d != ScriptDiagnostics.ScriptTooSlow
            )
        )
        {
            var bad = new ScriptCase(descriptor.BadExample);
            if (descriptor == ScriptDiagnostics.ScriptFailed)
            {
                bad = new ScriptCase(descriptor.BadExample.Replace("approved", "missing", StringComparison.Ordinal));
            }

            Assert.Equal(descriptor.Id, bad.Run().Diagnostics.Single().Id);
            Assert.Empty(new ScriptCase(descriptor.GoodExample).Run().Diagnostics);
        }
    }
}
