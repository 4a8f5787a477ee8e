using Sluice.Cli;
using Sluice.Cli.Checking;
using Sluice.Cli.Files;
using Sluice.Cli.Io;

#if NO_SCRIPTING
Sluice.Cli.Native.StartingMemory.Begin();
#endif

if (args is ["check", ..])
{
    EarlyStart.Begin(willParse: !args.Any(static a => a.EndsWith(CompiledFile.Ending, StringComparison.OrdinalIgnoreCase)));
}

using var console = new SystemConsole();
return CliApp.Run(args, console, Environment.CurrentDirectory);
