@echo off
rem The command of the workshop: see docs/workshop.md. Maven builds it when it is started for the first time.
setlocal EnableExtensions DisableDelayedExpansion
pushd "%~dp0" || exit /b 1
set start=solutions\cli\target\start
call :find
if exist "%java%" goto run

if not exist solutions\cli\pom.xml (
    echo The command needs the folder "solutions", which this copy does not have. 1>&2
    echo Without it, Maven runs the tests: mvn -q test -pl step01-listen "-Dtest=Ex1_1_*" 1>&2
    echo docs/workshop.md says what else to type with Maven. 1>&2
    goto failed
)
where /q mvn
if errorlevel 1 (
    echo Maven is not on the PATH: there is no program mvn. Install it, and read on in README.md, "What you need". 1>&2
    goto failed
)
echo Maven builds the command now. It may download libraries for a minute or two. 1>&2
rem Also a Maven that has nothing to say may print control sequences.
set "printed=%TEMP%\workshop-%RANDOM%.txt"
call mvn -q process-classes -Pcli -pl solutions/cli -am >"%printed%" 2>&1
set code=%errorlevel%
if not %code%==0 type "%printed%" 1>&2
del "%printed%"
if not %code%==0 (
    echo Maven could not build the command. It says why above. 1>&2
    goto failed
)
call :find

:run
"%java%" @%start%\options %*
set code=%errorlevel%
popd
exit /b %code%

:failed
popd
exit /b 1

:find
set java=
if exist %start%\java set /p java=<%start%\java
rem The note may begin with the variable USERPROFILE.
if defined java call set "java=%java%"
exit /b
