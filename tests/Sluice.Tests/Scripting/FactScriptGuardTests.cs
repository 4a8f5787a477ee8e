using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Scripting;

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
    public void A_function_that_calls_itself_is_refused(string script) => Assert.Contains("SLU4005", new ScriptCase(script).Error(), StringComparison.Ordinal);

    [Fact]
    public void Functions_that_call_each_other_are_both_named() =>
        Assert.Equal(
            ["`F` calls itself", "`G` calls itself"],
            new ScriptCase("int F(int n) => G(n); int G(int n) => F(n); return F(0) > 0;").Run().Diagnostics.Select(static d => d.Message));

    [Fact]
    public void A_calculation_may_use_functions_tuples_and_linq() =>
        Assert.Equal("true", new ScriptCase(
            """
            bool Small(string name, int limit) => name.Length < limit;
            var groups = from c in Categories group c by c.Split('.')[0] into g orderby g.Key select (g.Key, Count: g.Count());
            var (first, count) = groups.First();
            var seen = new Dictionary<string, List<int>> { [first] = [count] };
            return seen.TryGetValue("account", out var counts) && counts is [2] && Recipients.All(r => Small(r.Name, 10)) && Math.Max(1, 2) == 2;
            """).Value());

    [Fact]
    public void Every_example_of_a_script_diagnostic_behaves()
    {
        foreach (var descriptor in ScriptDiagnostics.All.Where(static d => d is { Subject: DiagnosticSubject.Script, BadExample.Length: > 0 }))
        {
            var bad = new ScriptCase(descriptor.BadExample);
            if (descriptor == ScriptDiagnostics.ScriptFailed)
            {
                bad = new ScriptCase(descriptor.BadExample.Replace("approved", "missing", StringComparison.Ordinal));
            }

            Assert.Equal(descriptor.Id, bad.Run(descriptor == ScriptDiagnostics.ScriptTooSlow ? 0.3 : 30).Diagnostics.Single().Id);
            Assert.Empty(new ScriptCase(descriptor.GoodExample).Run().Diagnostics);
        }
    }
}
