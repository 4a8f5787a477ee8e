using Sluice.Cli;
using Sluice.Cli.Hosting;

#if NO_SCRIPTING
Sluice.Cli.Native.StartingMemory.Begin();
#else
if (args is [Sluice.Cli.Checking.ScriptFacts.ProcessArgument])
{
    return Sluice.Cli.Checking.ScriptFacts.Serve();
}
#endif

using var console = new SystemConsole();
return SufficientStack.Run(() => CliApp.Run(args, console, Environment.CurrentDirectory));
